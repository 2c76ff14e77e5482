package cli

import (
	"fmt"
	"slices"
	"strings"

	"stjerne/internal/export"
	"stjerne/internal/persons"
	"stjerne/internal/store"
	"stjerne/internal/summary"
)

// aliases are those of --alias, one each time, since a role may have a comma in it.
type aliases struct{ list persons.Aliases }

func (v *aliases) String() string { return "" }
func (v *aliases) Type() string   { return "text" }

// Set takes one NAME=ROLE.
func (v *aliases) Set(text string) error {
	alias, err := persons.ParseAlias(unmasked(text))
	if err != nil {
		return err
	}
	v.list = append(v.list, alias)
	return nil
}

// naming is who is named in what is handed over, and by which roles they are
// called there instead.
type naming struct {
	aliases persons.Aliases
	found   []persons.Finding // before any role was put in place of a name
	said    []string          // what is handed over, afterwards

	texts persons.Texts // what was heard while a format was written
}

// namingOf begins with the roles that are remembered in the journal; what is said now
// comes before them.
func (a *app) namingOf(r *store.Reader, f *exportFlags, own string) (naming, error) {
	remembered, err := r.Named()
	if err != nil {
		return naming{}, err
	}
	n := naming{texts: persons.Texts{Lang: a.words.Lang(), Own: own}}
	for _, alias := range summary.AliasesOf(remembered) {
		if !slices.ContainsFunc(f.alias.list, func(now persons.Alias) bool { return strings.EqualFold(now.Name, alias.Name) }) {
			n.aliases = append(n.aliases, alias)
		}
	}
	n.aliases = append(n.aliases, f.alias.list...)
	return n, nil
}

// listen hears every text that a format writes, and puts the roles in.
func (n *naming) listen(r *store.Reader) (replace func(string) string, err error) {
	meetings, err := r.Meetings()
	if err != nil {
		return nil, err
	}
	for _, m := range meetings {
		if !m.Participants.Empty() {
			n.texts.Participants = append(n.texts.Participants, strings.Split(m.Participants.Words, "\n")...)
		}
	}
	roles := n.aliases.Replacer()
	return func(text string) string {
		n.texts.Texts = append(n.texts.Texts, text)
		text = roles(text)
		n.said = append(n.said, text)
		return text
	}, nil
}

// heard looks for names in all that was heard.
func (n *naming) heard() { n.found = persons.Find(n.texts) }

// mostTold is how many findings a list on the shell has; a whole journal has many.
const mostTold = 40

// tell lists on standard error what may point to a person, and asks about a number
// that is like one of the CPR register. Where nobody can be asked nothing is handed
// over, and that is all that is said.
func (a *app) tell(n naming, f *exportFlags) error {
	var numbers []string
	if !f.numbers {
		numbers = persons.CPRs(n.said)
	}
	refused := fault("cli-export-numbers", strings.Join(numbers, ", "))
	if len(numbers) > 0 && !a.env.CanAsk {
		return refused
	}
	a.findings(n)
	if len(numbers) == 0 {
		return nil
	}
	// --yes answers questions about files; this one is about a person.
	if answer, _ := a.ask(a.words.N("naming.numbers", len(numbers), strings.Join(numbers, ", "))); !isYes(answer) {
		return refused
	}
	return nil
}

// findings prints them, each with the role that stands for it or how often it is
// there, and a few words around it.
func (a *app) findings(n naming) {
	if len(n.found) == 0 {
		return
	}
	replaced := map[string]string{}
	for _, alias := range n.aliases {
		replaced[strings.ToLower(alias.Name)] = alias.Role
	}
	var rows [][]string
	for _, found := range n.found[:min(len(n.found), mostTold)] {
		what := a.words.N("naming.found", found.Count, a.words.T("persons.kind."+string(found.Kind)))
		if role, ok := replaced[strings.ToLower(found.Words)]; ok {
			what = "→ " + role
		}
		rows = append(rows, []string{"  " + oneLine(found.Words), what, oneLine(found.Where)})
	}
	lines := append([]string{a.words.T("naming.head")}, table(rows)...)
	if more := len(n.found) - mostTold; more > 0 {
		lines = append(lines, a.words.N("naming.more", more))
	}
	_ = a.out.Flush()
	for _, line := range lines {
		_, _ = fmt.Fprintln(a.env.Err, safe(line))
	}
}

// fits says, for a page that is not one page, which sections are too long and by
// how much; nothing where it is one.
func (a *app) fits(doc summary.Document) []string {
	fit := export.Fit(doc)
	if fit.OnePage {
		return nil
	}
	lines := []string{fit.Sentence(a.words)}
	for _, over := range fit.TooLong {
		lines = append(lines, over.Say(a.words))
	}
	return lines
}
