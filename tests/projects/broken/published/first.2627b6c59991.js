/* The script of a check, as it was published. */
