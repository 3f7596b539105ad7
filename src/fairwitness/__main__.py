"""`python -m fairwitness`: the command line where no script is installed."""

from fairwitness.cli import main

if __name__ == "__main__":
    main()
