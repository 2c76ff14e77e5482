package persons

// Alias is a role that stands in place of a name.
type Alias struct{ Name, Role string }

// Aliases are applied together; a longer name goes before a shorter one that it
// begins with.
type Aliases []Alias
