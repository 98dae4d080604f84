"""General discussions by theme at `/discussions/`: the same threads as under requests, started by who may write."""
