package persons

import (
	"strings"

	"stjerne/internal/i18n"
)

// Alias is a role that stands in place of a name. The name is one of Find's: a first
// name, a full one, initials, an address, a number, a title or a turn of phrase.
type Alias struct{ Name, Role string }

// Aliases are applied together; a longer name goes before a shorter one that it
// begins with.
type Aliases []Alias

// The codes of ParseAlias's faults.
const (
	codeForm = "alias_form" // what was given
	codeName = "alias_name" // what was given
	codeRole = "alias_role" // the name
	codeSame = "alias_same" // the role; the name that stands in it
)

// ParseAlias reads NAME=ROLE. A missing "=", a name without a letter or a digit, an
// empty role, and a role that holds the name itself are faults.
func ParseAlias(arg string) (Alias, error) {
	name, role, ok := strings.Cut(arg, "=")
	if !ok {
		return Alias{}, i18n.NewFault(codeForm, arg)
	}
	a := Alias{line(name), line(role)}
	if !a.names() {
		return Alias{}, i18n.NewFault(codeName, arg)
	}
	if a.Role == "" {
		return Alias{}, i18n.NewFault(codeRole, a.Name)
	}
	if (Aliases{{a.Name, ""}}).Apply(a.Role) != a.Role {
		return Alias{}, i18n.NewFault(codeSame, a.Role, a.Name)
	}
	return a, nil
}

// names tells whether there is anything to look for.
func (a Alias) names() bool {
	return strings.ContainsFunc(a.Name, func(r rune) bool { return letter(r) && !invisible(r) || '0' <= r && r <= '9' })
}

// Apply puts the roles in a text. See Replacer.
func (a Aliases) Apply(text string) string { return a.Replacer()(text) }

// Replacer prepares the aliases once, for many texts. The function it returns keeps
// no state and can be called by several at once.
//
// A name is found as a whole word in any case, composed or not, and with its
// genitive, which the role is given in the same way: Mettes, Mette's, Jens' become
// souschefens, souschefen's, souschefens. Hyphens, strokes and underscores end a
// word, so Mette-sagen becomes souschefen-sagen, and so does Mettesagen. At the start
// of a sentence, which the start of a text is, the role has a capital where the name
// had one. An address or a link in which a name stands becomes the role as a whole.
//
// An alias of a full name ("Mette Juhl") covers its parts too ("Mette", "Juhl",
// "Mette J.", "M. Juhl"), but not where somebody else is meant: "Mette Hansen" is
// left alone, and so is "Mette" where two aliases of different roles have that part.
// An alias of one word ("Mette") takes a surname that follows it along. A double name
// with a hyphen (Anne-Marie) is a name of its own.
//
// A name that is an everyday word too (Bo, Mark, Will) is left alone in small
// letters, unless it is followed by what only people do ("bo ringede"), and where a
// sentence that begins with it can't mean a person ("Will you").
//
// Where two aliases could take the same place the longer one does, then the earlier.
// A role is never looked through again. All else stays byte for byte.
func (a Aliases) Replacer() func(string) string {
	r := newReplacer(a)
	if len(r.rules) == 0 && len(r.digits) == 0 && len(r.literals) == 0 {
		return func(text string) string { return text }
	}
	return r.apply
}
