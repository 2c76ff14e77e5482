package summary

import (
	"stjerne/internal/i18n"
	"stjerne/internal/persons"
	"stjerne/journal"
	"stjerne/journal/method"
)

// ListeningInput is what the sheet of a listening colleague is made from.
type ListeningInput struct {
	Challenge *journal.Challenge
	Meeting   *journal.Meeting // nil where none is planned
	Words     *i18n.Words
	Method    *method.Method
	// Name and Role are the presenter's, from the settings; may be empty.
	Name, Role string
	Today      journal.Day
	// Aliases are the roles that stand in place of names, wherever those stand.
	Aliases    persons.Aliases
	Letterhead *Letterhead // nil for none
}

// Room for a pen on the sheet, in lines: under each lens, and for oneself.
const (
	lensLines = 3
	selfLines = 4
)

// BuildListening makes the listening sheet: one page for whoever listens and asks
// afterwards, with the three rounds, the lenses with room for a pen, and room for
// what the listener takes along. Of the journal it has the challenge's title, who
// presents and when, and nothing else; and nothing that is written on it is taken
// in, since it is about somebody else's work.
func BuildListening(in ListeningInput) Document {
	b := &builder{
		in: Input{Challenge: in.Challenge, Words: in.Words, Method: in.Method, Today: in.Today},
		w:  in.Words, m: in.Method, c: in.Challenge, voice: in.Challenge.Voice,
	}
	title := b.w.T("year.listening.title")
	b.doc.Meta = Meta{Title: title, Lang: string(in.Words.Lang()), Day: in.Today, Words: in.Words}
	b.heading(1, title)
	b.paragraph(strong(b.w.Titled(oneLine(in.Challenge.Title.Words))))
	b.presenter(in)
	for _, round := range b.m.Rounds {
		b.round(round)
	}
	b.add(Block{Kind: Note, Text: muted(b.w.T("year.listening.foot"))})
	b.doc.Letterhead = in.Letterhead
	if len(in.Aliases) > 0 {
		return linked(b.doc).Map(in.Aliases.Replacer())
	}
	return linked(b.doc)
}

// presenter says who presents, and at which meeting.
func (b *builder) presenter(in ListeningInput) {
	who := in.Name
	switch {
	case who == "":
		who = in.Role
	case in.Role != "":
		who += ", " + in.Role
	}
	if who != "" {
		b.paragraph(plain(b.w.T("year.listening.presents", who)))
	}
	if m := in.Meeting; m != nil && !m.Day.IsZero() {
		kind := capital(method.OptionName(b.m.MeetingKinds, string(m.Kind)))
		b.paragraph(muted(kind + " " + b.w.LongDay(m.Day.Time())))
	}
}

// round adds a round as a listener needs it: what to ask, or, where the lenses
// are, what to listen for with room for a pen. The last one is followed by room
// for what the listener takes along.
func (b *builder) round(round method.Round) {
	b.at = round.ID
	b.heading(2, b.w.T("summary.phase", round.Number, round.Title))
	if round.Help != "" {
		b.paragraph(muted(capital(round.Help)))
	}
	lenses := map[string]bool{}
	for _, lens := range b.m.Lenses {
		lenses[lens.ID] = true
	}
	var ask, listen []Inline
	for _, prompt := range round.Prompts {
		text := plain(capital(b.question(prompt)))
		if lenses[prompt.ID] {
			listen = append(listen, text)
		} else {
			ask = append(ask, text)
		}
	}
	if len(ask) > 0 {
		b.add(Block{Kind: List, Items: ask})
	}
	if len(listen) > 0 {
		b.add(Block{Kind: Room, Items: listen, Lines: lensLines})
	}
	if round.Number == len(b.m.Rounds) {
		b.add(Block{Kind: Room, Items: []Inline{strong(b.w.T("year.listening.self"))}, Lines: selfLines})
	}
	b.at = ""
}
