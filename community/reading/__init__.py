"""Reading threads: pages of posts, what is new since my last visit, votes, and threads that close and open again."""
