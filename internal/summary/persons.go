package summary

import (
	"slices"
	"strings"

	"stjerne/internal/i18n"
	"stjerne/internal/persons"
	"stjerne/journal"
	"stjerne/journal/method"
)

// AliasesOf are the roles among what was chosen for names.
func AliasesOf(named []journal.Named) persons.Aliases {
	var all persons.Aliases
	for _, n := range named {
		if !n.Kept() {
			all = append(all, persons.Alias{Name: n.Name, Role: n.Role})
		}
	}
	return all
}

// Persons tells of what may point to a person in what would be handed over, before
// any role is put in place of a name.
func Persons(in Input, o Options) []persons.Finding {
	in.Aliases = nil
	return PersonsIn(Build(in, o), in)
}

// PersonsIn tells of what may point to a person in a document that was made of an
// input. Headings that the program itself writes name nobody, nor is the leader, who
// hands it over under the name, told of.
func PersonsIn(d Document, in Input) []persons.Finding {
	return persons.Find(textsOf(d, in))
}

func textsOf(d Document, in Input) persons.Texts {
	t := persons.Texts{Own: in.Name}
	if in.Words != nil {
		t.Lang = in.Words.Lang()
	}
	seen := map[*journal.Meeting]bool{}
	meetings := append([]*journal.Meeting(nil), in.Others...)
	if in.Challenge != nil {
		meetings = append(meetings, in.Challenge.Meetings...)
	}
	for _, m := range meetings {
		if !seen[m] && !m.Participants.Empty() {
			t.Participants = append(t.Participants, strings.Split(m.Participants.Words, "\n")...)
		}
		seen[m] = true
	}
	if in.Method != nil {
		for _, options := range [][]method.Option{in.Method.Values, in.Method.Perspectives, in.Method.MeetingKinds} {
			for _, o := range options {
				t.Known = append(t.Known, strings.Fields(o.Name)...)
			}
		}
	}
	said := d
	said.Meta.Author, said.Letterhead, said.Blocks = "", nil, nil
	for _, b := range d.Blocks {
		if b.ours {
			t.Known = append(t.Known, strings.Fields(b.Text.String())...)
			continue
		}
		if b.Kind == Note && b.Section == "" {
			continue
		}
		said.Blocks = append(said.Blocks, b)
	}
	t.Texts = said.Texts()
	return t
}

// named tells whether anybody is still named in a document.
func named(d Document, in Input) bool {
	for _, f := range PersonsIn(d, in) {
		if f.Named() {
			return true
		}
	}
	return false
}

// signed says under what is handed over that people stand there by their roles,
// where that is so, and puts the roles there.
func signed(d Document, in Input, w *i18n.Words) Document {
	if len(in.Aliases) > 0 {
		d = d.Map(in.Aliases.Replacer())
	}
	says := func(b Block) bool { return b.Section != "" }
	if last := len(d.Blocks) - 1; slices.ContainsFunc(d.Blocks, says) && d.Blocks[last].Kind == Note && !named(d, in) {
		foot := d.Blocks[last].Text
		d.Blocks[last].Text = append(foot[:len(foot):len(foot)], Run{Text: " " + w.T("summary.foot-roles"), Style: Muted})
	}
	return d
}
