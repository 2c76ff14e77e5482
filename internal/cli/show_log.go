package cli

import (
	"slices"
	"strings"

	"stjerne/journal"
)

// indicators writes what is measured in a loop, each with its measurements.
func (p *page) indicators(l *journal.Loop) {
	of := p.challenge.IndicatorsOf(l)
	if len(of) == 0 {
		return
	}
	p.line(1, p.a.words.T("cli.show.indicators"))
	for _, i := range of {
		p.line(2, i.ID.Short(), "  ", oneLine(i.Name.Words), ": ", p.a.indicatorWords(i, l.ID))
		points := map[journal.ID]bool{}
		for _, point := range p.challenge.SeriesOf(i, l).Points {
			points[point.ID] = true
		}
		for _, m := range i.Measurements {
			if points[m.ID] {
				p.measurement(i, m)
			}
		}
	}
}

func (p *page) measurement(i *journal.Indicator, m *journal.Measurement) {
	words := p.a.words
	p.line(3, m.ID.Short(), "  ", words.Day(m.Day.Time()), "  ", p.a.seenWords(p.a.valueWords(i, m.Value), m.SeenBy))
	if !m.How.Empty() {
		p.text(4, m.How)
	}
}

func (p *page) log(l *journal.Loop) {
	headed := false
	for _, e := range p.notes {
		if e.Loop != l.ID {
			continue
		}
		if !headed {
			p.line(1, p.a.words.T("cli.show.notes"))
			headed = true
		}
		kind := p.a.seenWords(p.a.words.T("cli.note."+string(e.Kind)), e.SeenBy)
		p.line(2, e.ID.Short(), "  ", p.a.words.Day(e.Day.Time()), "  ", kind)
		p.text(3, e.Text)
		if extra := tagsBeside(e); extra != "" {
			p.line(3, extra)
		}
	}
}

// tagsBeside are the tags of a note that don't stand in its text.
func tagsBeside(e journal.Entry) string {
	var tags []string
	for _, t := range e.Tags {
		if !strings.Contains(e.Text.Words, "#"+t) {
			tags = append(tags, "#"+t)
		}
	}
	return strings.Join(tags, " ")
}

func (p *page) meetings(l *journal.Loop) {
	of := p.challenge.MeetingsOf(l.ID)
	if len(of) == 0 {
		return
	}
	words := p.a.words
	p.line(1, words.T("cli.show.meetings"))
	for _, m := range of {
		p.line(2, m.ID.Short(), "  ", words.T("cli.meeting."+string(m.Kind)), "  ", p.a.dayAndClock(m.Day, m.Clock))
		if !m.Place.Empty() {
			p.line(3, words.T("cli.show.place", oneLine(m.Place.Words)))
		}
		if !m.Participants.Empty() {
			p.line(3, words.T("cli.show.participants", words.List(strings.Split(m.Participants.Words, "\n"))))
		}
		for _, id := range p.meetingIDs(m.Texts) {
			if m.Texts[id].Empty() {
				continue
			}
			p.line(3, id, "  ", p.m.Question(id, p.challenge.Voice))
			p.text(4, m.Texts[id])
			if brief := m.Texts[journal.BriefPrefix+id]; !brief.Empty() {
				p.line(4, words.T("cli.show.brief"))
				p.text(5, brief)
			}
		}
	}
}

// member writes what was noted as member of another's team, apart from one's own
// and after everything else: it is about somebody else's work.
func (p *page) member() {
	headed := false
	for _, m := range p.challenge.Meetings {
		shown := slices.ContainsFunc(p.loops, func(l *journal.Loop) bool { return m.Covers(l.ID) })
		ids := slices.DeleteFunc(p.meetingIDs(m.Member), func(id string) bool { return m.Member[id].Empty() })
		if !shown || len(ids) == 0 {
			continue
		}
		if !headed {
			p.line(0)
			p.line(0, p.a.words.T("cli.show.member"))
			headed = true
		}
		p.line(1, m.ID.Short(), "  ", p.a.words.T("cli.meeting."+string(m.Kind)), "  ", p.a.dayAndClock(m.Day, m.Clock))
		for _, id := range ids {
			p.line(2, id, "  ", p.m.Question(id, p.challenge.Voice))
			p.text(3, m.Member[id])
		}
	}
}

// meetingIDs are the ids that something may stand under in the texts of a meeting, in the
// order of the method and then those it doesn't know.
func (p *page) meetingIDs(texts map[string]journal.Text) []string {
	ids := p.m.IDs()
	for _, id := range sortedKeys(texts) {
		if _, known := p.m.Item(id); !known && !strings.HasPrefix(id, journal.BriefPrefix) {
			ids = append(ids, id)
		}
	}
	return ids
}
