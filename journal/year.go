package journal

// YearOwn is what the leader said about a year himself.
type YearOwn struct {
	Texts map[string]Text // by the parts of the year
	Out   map[ID]bool     // notes, loops and meetings left out of the gathering
}
