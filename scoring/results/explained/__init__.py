"""What explains a result: from the documents of a round to the rules that explain it.

Every page that explains (way up, comparison, criteria, methodology, replay) reads the same documents as the result
itself, frozen or live; `inputs` is the one bridge from them to the rules.
"""
