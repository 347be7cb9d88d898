"""The printed report: result document -> context -> HTML -> PDF, in the form of Nghị định 30/2020/NĐ-CP.

Every figure comes from the result document. The report is a Vietnamese document: its sentences stand in the
templates and are never translated.
"""
