"""Rules that read the clean text: vocabulary as data, one scan, grammar over its tokens."""
