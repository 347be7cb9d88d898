"""The figures check (soát số liệu): claims found in Vietnamese text, held against arithmetic and known facts.

Knows neither Django nor the database; imports `scoring.rules` and itself only.
"""
