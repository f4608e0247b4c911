"""What an article says: canonical text, structure, sentences, entities, quotes, anchors. Pure."""
