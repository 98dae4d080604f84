"""Lists as files for spreadsheets: streamed row by row, with the filters of the page, and no formula in any cell."""
