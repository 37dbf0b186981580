"""Rubric → the script that other pages load, and the proof of it."""
