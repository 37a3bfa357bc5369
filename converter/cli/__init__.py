"""Arguments to the pipeline to an exit code; one command a file."""


def main() -> None:
    """Run the command line."""
    raise NotImplementedError
