"""Views, one module per page: each asks the domain once and shows the answer."""
