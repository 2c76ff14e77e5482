package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/journal"
)

// found is a hit as `search --json` shows it.
type found struct {
	ID        string      `json:"id"`
	Type      string      `json:"type"`
	Name      string      `json:"name"`
	Kind      string      `json:"kind,omitempty"`
	Challenge string      `json:"challenge,omitempty"`
	Loop      string      `json:"loop,omitempty"`
	Day       journal.Day `json:"day,omitzero"`
	Text      string      `json:"text"`
	Marks     [][2]int    `json:"marks"`
}

// searchFlags choose among what is found.
type searchFlags struct{ kind, since, until, seenBy, tag value }

func (a *app) searchCommand() *cobra.Command {
	f := &searchFlags{}
	cmd := a.command("search", []argument{{name: "words", optional: true, many: true}},
		func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !f.kind.set && !f.since.set && !f.until.set && !f.seenBy.set && !f.tag.set {
				return usage("cli-too-little", a.usageLine(cmd))
			}
			return a.search(args, f)
		})
	a.flag(cmd, &f.kind, "kind")
	a.flag(cmd, &f.since, "since")
	a.flag(cmd, &f.until, "until")
	a.flag(cmd, &f.seenBy, "seen-by")
	a.flag(cmd, &f.tag, "tag")
	a.complete(cmd, "kind", kindNames())
	a.complete(cmd, "seen-by", seenBys())
	return cmd
}

func kindNames() []string {
	var names []string
	for _, k := range journal.EntryKinds() {
		names = append(names, string(k))
	}
	return names
}

// query reads what was typed. Days that were typed are echoed.
func (a *app) query(args []string, f *searchFlags) (q store.SearchQuery, echo string, err error) {
	q.Words = strings.Join(args, " ")
	if len(args) > 0 && strings.TrimSpace(q.Words) == "" {
		return q, "", fault("cli-empty")
	}
	if f.kind.set {
		for kind := range strings.SplitSeq(f.kind.text, ",") {
			if err := oneOf("--kind", kind, kindNames()); err != nil {
				return q, "", err
			}
			q.Kinds = append(q.Kinds, journal.EntryKind(kind))
		}
	}
	if f.seenBy.set {
		if err := oneOf("--seen-by", f.seenBy.text, seenBys()); err != nil {
			return q, "", err
		}
	}
	q.SeenBy, q.Tag = f.seenBy.text, strings.TrimLeft(f.tag.text, "#")
	if q.Since, err = a.day(f.since, i18n.Past, journal.Day{}); err != nil {
		return q, "", err
	}
	if q.Until, err = a.day(f.until, i18n.Past, journal.Day{}); err != nil {
		return q, "", err
	}
	if f.until.set && q.Until.Before(q.Since) {
		// "Since 1/1 until 31/12" is within a year, not into the one before.
		if q.Until, err = a.parseDay(f.until.text, q.Since, i18n.Future); err != nil {
			return q, "", err
		}
	}
	switch {
	case f.since.set && f.until.set && q.Until.Before(q.Since):
		return q, "", fault("cli-search-order", a.longDay(q.Since), a.longDay(q.Until))
	case f.since.set && f.until.set:
		echo = a.words.T("cli.search.between", a.longDay(q.Since), a.longDay(q.Until))
	case f.since.set:
		echo = a.words.T("cli.search.since", a.longDay(q.Since))
	case f.until.set:
		echo = a.words.T("cli.search.until", a.longDay(q.Until))
	}
	return q, echo, nil
}

func (a *app) search(args []string, f *searchFlags) error {
	q, echo, err := a.query(args, f)
	if err != nil {
		return err
	}
	var hits []store.Hit
	titles := map[journal.ID]string{}
	err = a.read(func(r *store.Reader) error {
		var only journal.ID
		if a.flags.challenge.set {
			c, err := a.oneChallenge(nil)
			if err != nil {
				return err
			}
			if only, err = a.challengeID(r, c, forReading); err != nil {
				return err
			}
		}
		all, err := r.Search(q)
		if err != nil {
			return err
		}
		for _, h := range all {
			if only.IsZero() || h.Challenge == only {
				hits = append(hits, h)
			}
		}
		outlines, err := r.Outlines()
		for _, o := range outlines {
			titles[o.ID] = a.words.Titled(o.Title)
		}
		return err
	})
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.sayJSON(searchObject(q, hits))
	}
	return a.printHits(echo, hits, titles)
}

func searchObject(q store.SearchQuery, hits []store.Hit) any {
	object := struct {
		Since journal.Day `json:"since,omitzero"`
		Until journal.Day `json:"until,omitzero"`
		Hits  []found     `json:"hits"`
	}{q.Since, q.Until, []found{}}
	for _, h := range hits {
		hit := found{
			ID: h.Ref.Object.String(), Type: h.Type, Name: h.Ref.Name, Kind: string(h.Kind),
			Day: h.Day, Text: h.Text, Marks: h.Marks,
		}
		if hit.Marks == nil {
			hit.Marks = [][2]int{}
		}
		if !h.Challenge.IsZero() {
			hit.Challenge = h.Challenge.String()
		}
		if !h.Loop.IsZero() {
			hit.Loop = h.Loop.String()
		}
		object.Hits = append(object.Hits, hit)
	}
	return object
}

func (a *app) printHits(echo string, hits []store.Hit, titles map[journal.ID]string) error {
	if echo != "" {
		if err := a.print(echo); err != nil {
			return err
		}
	}
	if len(hits) == 0 {
		return a.print(a.words.T("cli.search.nothing"))
	}
	for _, h := range hits {
		day := a.words.T("cli.no-day")
		if !h.Day.IsZero() {
			day = a.words.Day(h.Day.Time())
		}
		id, what := a.hitWords(h)
		line := fmt.Sprintf("%s  %s  %s", id, day, what)
		if title := titles[h.Challenge]; title != "" {
			line += "  (" + oneLine(title) + ")"
		}
		if err := a.print(line + "\n    " + oneLine(excerpt(h.Text, h.Marks))); err != nil {
			return err
		}
	}
	return nil
}

// hitWords names the object of a hit, by its id or by the year that was spoken
// of, and what of it was found.
func (a *app) hitWords(h store.Hit) (id, what string) {
	id, name := h.Ref.Object.Short(), h.Ref.Name
	if h.Kind != "" {
		return id, a.words.T("cli.note." + string(h.Kind))
	}
	if rest, ok := strings.CutPrefix(name, journal.YearPrefix); ok {
		year, part, _ := strings.Cut(rest, "/")
		if key := "year.section." + part; a.words.Has(key) {
			part = a.words.T(key)
		}
		return a.words.T("year.title", year), part
	}
	if question, ok := strings.CutPrefix(name, journal.BriefPrefix); ok {
		return id, a.words.T("cli.answer.brief", question)
	}
	if question, ok := strings.CutPrefix(name, journal.MemberPrefix); ok {
		return id, a.words.T("cli.answer.member", question)
	}
	if strings.HasPrefix(name, journal.ThoughtPrefix) {
		part := name[strings.LastIndex(name, "/")+1:]
		return id, a.words.T("cli.thought."+part, journal.QuestionOf(name))
	}
	if key := "cli.text." + name; a.words.Has(key) {
		return id, a.words.T(key)
	}
	return id, name
}

// around is how much of a long text stands before the first hit and after the
// last, in bytes.
const around = 120

// excerpt is the part of a text that has the hits, each between asterisks: there
// is no colour that every terminal, file and screen reader shows.
func excerpt(text string, marks [][2]int) string {
	from, to := 0, 3*around
	if len(marks) > 0 {
		from, to = marks[0][0]-around, marks[0][1]+2*around
	}
	from, to = wordStart(text, from), wordEnd(text, to)
	var b strings.Builder
	if from > 0 {
		b.WriteString("… ")
	}
	at := from
	for _, m := range marks {
		if m[0] < at || m[1] > to {
			continue
		}
		b.WriteString(text[at:m[0]] + "*" + text[m[0]:m[1]] + "*")
		at = m[1]
	}
	b.WriteString(text[at:to])
	if to < len(text) {
		b.WriteString(" …")
	}
	return b.String()
}

// wordStart is the start of the word that a place in a text falls in.
func wordStart(text string, at int) int {
	if at <= 0 {
		return 0
	}
	return strings.LastIndexAny(text[:at], " \n\t") + 1
}

// wordEnd is the end of the word that a place in a text falls in.
func wordEnd(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	if i := strings.IndexAny(text[at:], " \n\t"); i >= 0 {
		return at + i
	}
	return len(text)
}
