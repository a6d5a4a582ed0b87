//! Article → document: sentences, tokens, clitics, word forms.
