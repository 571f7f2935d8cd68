"""Calls of other programs."""
import subprocess
import sys


def call(*command, folder=None):
    """What a program prints, run in a folder; ends this one with the other's errors where it fails."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=folder)
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{result.stderr}")
    return result.stdout
