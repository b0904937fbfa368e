"""The codebook: which variable an indicator is."""
