"""The methodology page: the rules of one round in words and figures, made from the document in force."""
