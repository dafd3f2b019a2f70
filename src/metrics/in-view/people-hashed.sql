SELECT person, reviewer FROM people WHERE person IN ({marks})
