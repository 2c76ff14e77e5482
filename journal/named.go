package journal

// Named is what the leader chose for a name, or another pointer to a person, in what
// is handed over: to keep it, or a role that stands in its place.
type Named struct {
	Name string
	Role string // "" where it is kept
}

// Kept tells whether the name is handed over as it is.
func (n Named) Kept() bool { return n.Role == "" }
