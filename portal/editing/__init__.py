"""What the pages that members write share: texts as plain values, versions, conflicts, the way into review."""
