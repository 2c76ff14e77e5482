package persons

import "stjerne/internal/i18n"

// Kind is what sort of pointer to a person it is.
type Kind string

// The kinds. The list is closed.
const (
	Name     Kind = "name"     // of somebody, a first name or more of it
	Initials Kind = "initials" // "MJ", "M.J."
	Mail     Kind = "mail"
	Phone    Kind = "phone"
	CPR      Kind = "cpr"    // ten digits that could be of the register; see CPRs
	Title    Kind = "title"  // one that only one person holds: "souschefen"
	Phrase   Kind = "phrase" // "den ene af de to mænd"
)

// Finding is something that may point to a person.
type Finding struct {
	Kind  Kind
	Words string // as it would be replaced: "Mette", never "Mettes"
	Count int    // how often it stands there
	Where string // a few words around the first place, in one line
}

// Named tells whether a finding names somebody: a name, initials, an address or a
// number, which a foot that speaks of roles only would deny.
func (f Finding) Named() bool { return f.Kind != Title && f.Kind != Phrase }

// Texts is what is looked through.
type Texts struct {
	Lang  i18n.Lang
	Texts []string
	// Participants are those of meetings, a line each, as they are written there:
	// "Mette Juhl (afdelingsleder)".
	Participants []string
	// Own is the name of the leader, who hands it over under it: no finding.
	Own string
	// Known are words that are no names, since the program itself says them:
	// headings, months. May be empty.
	Known []string
}
