"""What others' judges say of every page: the Nu HTML checker and Lighthouse; `make test-pages`."""
