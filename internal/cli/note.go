package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/store"
	"stjerne/journal"
)

// noteKinds are the commands that write a note, and the kind each writes.
func noteKinds() []struct {
	command string
	kind    journal.EntryKind
} {
	return []struct {
		command string
		kind    journal.EntryKind
	}{
		{"star", journal.Star},
		{"observe", journal.Observation},
		{"act", journal.Action},
		{"aha", journal.Aha},
		{"learn", journal.Learning},
	}
}

// seenBys and perspectives are the closed lists of the method. A test holds
// them against the method's data, which a note need not read.
func seenBys() []string      { return []string{"self", "employee", "citizen", "colleague", "other"} }
func perspectives() []string { return []string{"citizen", "organisation", "economy"} }

// noteFlags are what can be said about a note beside its text.
type noteFlags struct {
	date, seenBy, perspective value
	tags                      values
}

func (a *app) noteCommands() []*cobra.Command {
	var list []*cobra.Command
	for _, n := range noteKinds() {
		f := &noteFlags{}
		cmd := a.command(n.command, []argument{{name: "text"}}, func(_ *cobra.Command, args []string) error {
			return a.note(n.command, n.kind, args[0], f)
		})
		a.flag(cmd, &f.date, "date")
		a.flag(cmd, &f.seenBy, "seen-by")
		a.flag(cmd, &f.perspective, "perspective")
		a.flag(cmd, &f.tags, "tag")
		a.complete(cmd, "seen-by", seenBys())
		a.complete(cmd, "perspective", perspectives())
		list = append(list, cmd)
	}
	return list
}

func (a *app) note(command string, kind journal.EntryKind, arg string, f *noteFlags) error {
	if f.seenBy.set {
		if err := oneOf("--seen-by", f.seenBy.text, seenBys()); err != nil {
			return err
		}
	}
	if f.perspective.set {
		if err := oneOf("--perspective", f.perspective.text, perspectives()); err != nil {
			return err
		}
	}
	day, err := a.seen(f.date)
	if err != nil {
		return err
	}
	text, err := a.text(arg)
	if err != nil {
		return err
	}
	e := journal.Entry{
		Kind: kind, Day: day, Text: journal.Text{Words: text},
		SeenBy: f.seenBy.text, Perspective: f.perspective.text,
		Tags: tagsOf(text, f.tags.texts),
	}
	var about journal.Outline
	err = a.write("note", func(w *store.Writer) error {
		e.Challenge, e.Loop = journal.ID{}, journal.ID{}
		about = journal.Outline{}
		var err error
		if about, err = a.noteTarget(w.Reader); err != nil {
			return err
		}
		e.Challenge, e.Loop = about.ID, about.LoopID
		e.ID, err = w.NewEntry(e)
		return err
	})
	if err != nil {
		return err
	}
	return a.sayNote(command, e, about)
}

// noteTarget is the challenge a note is written in: the one named, else the one
// most recently worked on, else none. It reads the home record alone, however
// large the journal is.
func (a *app) noteTarget(r *store.Reader) (journal.Outline, error) {
	c, err := a.oneChallenge(nil)
	if err != nil {
		return journal.Outline{}, err
	}
	home, err := r.Home()
	if err != nil {
		return journal.Outline{}, err
	}
	if c == "" {
		if len(home.Challenges) == 0 {
			return journal.Outline{}, nil
		}
		return home.Challenges[0], nil
	}
	id, err := a.challengeID(r, c, forWriting)
	if err != nil {
		return journal.Outline{}, err
	}
	all, err := r.Outlines()
	if err != nil {
		return journal.Outline{}, err
	}
	i := slices.IndexFunc(all, func(o journal.Outline) bool { return o.ID == id })
	return all[i], nil
}

func (a *app) sayNote(command string, e journal.Entry, about journal.Outline) error {
	kind := a.words.T("cli.note." + string(e.Kind))
	done := receipt{
		Command: command, ID: e.ID.String(), Kind: string(e.Kind), Day: e.Day,
		DayWords: a.longDay(e.Day), SeenBy: e.SeenBy, Tags: e.Tags,
	}
	var where string
	if about.ID.IsZero() {
		where = a.words.T("cli.note.loose")
	} else {
		where = a.words.T("cli.where", oneLine(a.words.Titled(about.Title)), about.Loop)
		done.Challenge, done.Loop = &challengeRef{ID: about.ID.String(), Title: about.Title}, about.Loop
	}
	kind = a.seenWords(kind, e.SeenBy)
	return a.say(done, a.words.T("cli.note.saved", kind, a.longDay(e.Day), where, e.ID.Short()))
}

// seenWords adds by whom something was seen, where that is said.
func (a *app) seenWords(what, seenBy string) string {
	if seenBy == "" {
		return what
	}
	return a.words.T("cli.note.seen", what, a.words.T("cli.seen-by."+seenBy))
}

// tagsOf joins the tags that were named and those that stand as #tag in the
// text, without the # and in order.
func tagsOf(text string, named []string) []string {
	tags := journal.Tags(text)
	for _, t := range named {
		if t = strings.TrimLeft(t, "#"); t != "" {
			tags = append(tags, t)
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}
