package export

import (
	"slices"
	"strings"

	"stjerne/internal/summary"
	"stjerne/journal"
)

// The name that a file of a year carries; its version is that of a journal's.
const jsonYearFormat = "stjerne-year"

type jsonYear struct {
	Format     string               `json:"format"`
	Version    int                  `json:"version"`
	Year       int                  `json:"year"`
	Texts      map[string]*jsonText `json:"texts,omitempty"`
	Meetings   []jsonYearMeeting    `json:"meetings,omitempty"`
	Challenges []jsonYearChallenge  `json:"challenges,omitempty"`
	Lessons    []jsonNote           `json:"lessons,omitempty"`
	Ahas       []jsonNote           `json:"ahas,omitempty"`
	Stars      []jsonNote           `json:"stars,omitempty"`
	Signs      []jsonYearSign       `json:"signs,omitempty"`
	Ahead      []jsonYearAhead      `json:"ahead,omitempty"`
}

type jsonYearMeeting struct {
	ID       journal.ID          `json:"id"`
	Kind     journal.MeetingKind `json:"kind"`
	Day      journal.Day         `json:"day"`
	Time     string              `json:"time,omitempty"`
	Held     bool                `json:"held"`
	Loops    []journal.ID        `json:"loops,omitempty"`
	Heard    *jsonText           `json:"heard,omitempty"`
	Decision *jsonText           `json:"decision,omitempty"`
}

type jsonYearChallenge struct {
	ID       journal.ID     `json:"id"`
	Title    *jsonText      `json:"title"`
	Status   journal.Status `json:"status"`
	ClosedOn journal.Day    `json:"closedOn,omitzero"`
	Closing  *jsonText      `json:"closing,omitempty"`
	Loops    []jsonYearLoop `json:"loops"`
}

type jsonYearLoop struct {
	ID        journal.ID          `json:"id"`
	Number    int                 `json:"number"`
	Title     *jsonText           `json:"title,omitempty"`
	From      journal.Day         `json:"from"`
	To        journal.Day         `json:"to,omitzero"`
	Outcome   journal.Outcome     `json:"outcome,omitempty"`
	OutcomeOn journal.Day         `json:"outcomeOn,omitzero"`
	Story     *jsonText           `json:"story,omitempty"`
	Steps     map[string]jsonStep `json:"steps,omitempty"`
	Decision  *jsonText           `json:"decision,omitempty"`
}

type jsonYearSign struct {
	Challenge journal.ID            `json:"challenge"`
	Indicator journal.ID            `json:"indicator"`
	Name      *jsonText             `json:"name"`
	Kind      journal.IndicatorKind `json:"kind"`
	Unit      *jsonText             `json:"unit,omitempty"`
	Better    journal.Better        `json:"better"`
	Baseline  *float64              `json:"baseline,omitempty"`
	Target    *float64              `json:"target,omitempty"`
	Points    []jsonYearPoint       `json:"points"`
}

type jsonYearPoint struct {
	Value  float64     `json:"value"`
	Day    journal.Day `json:"day"`
	SeenBy string      `json:"seenBy,omitempty"`
}

type jsonYearAhead struct {
	Challenge journal.ID `json:"challenge"`
	Loop      journal.ID `json:"loop"`
	Words     string     `json:"words"`
	Source    string     `json:"source,omitempty"`
}

// jsonOwn is what the leader said about a year.
type jsonOwn struct {
	Year  int                  `json:"year"`
	Texts map[string]*jsonText `json:"texts,omitempty"`
	Out   []journal.ID         `json:"out,omitempty"`
}

// years adds what the leader said about each year that anything is of, and about
// those beside it: a year can be opened before anything is written in it.
func (x jsonWriter) years(doc *jsonJournal) error {
	first, last := 0, 0
	seen := func(d journal.Day) {
		if d.IsZero() {
			return
		}
		if first == 0 || d.Year < first {
			first = d.Year
		}
		last = max(last, d.Year)
	}
	for _, c := range doc.Challenges {
		seen(journal.DayOf(c.Changed))
		for _, l := range c.Loops {
			seen(l.Started)
		}
		for _, i := range c.Indicators {
			for _, m := range i.Measurements {
				seen(m.Day)
			}
		}
	}
	for _, m := range doc.Meetings {
		seen(m.Day)
	}
	for _, n := range doc.Notes {
		seen(n.Day)
	}
	for year := first - 1; year <= last+1; year++ {
		own, err := x.from.Own(year)
		if err != nil {
			return err
		}
		j := jsonOwn{Year: year, Texts: map[string]*jsonText{}}
		for part, text := range own.Texts {
			if t := x.hand.text(text); t != nil {
				j.Texts[part] = t
			}
		}
		for id, out := range own.Out {
			if out {
				j.Out = append(j.Out, id)
			}
		}
		slices.SortFunc(j.Out, func(a, b journal.ID) int { return strings.Compare(a.String(), b.String()) })
		if len(j.Texts)+len(j.Out) > 0 {
			doc.Years = append(doc.Years, j)
		}
	}
	return nil
}

// YearJSON writes a year as JSON.md describes it: what a year's document is made
// of, with ids, whole. What the leader left out is not in it, nor are sections
// that are switched off (summary.YearSectionIDs).
func YearJSON(y journal.Year, without []string) ([]byte, error) {
	return YearJSONFor(y, YearJSONOptions{Without: without})
}

// YearJSONOptions choose what is written of a year.
type YearJSONOptions struct {
	Without []string            // sections that are left out (summary.YearSectionIDs)
	Replace func(string) string // as of JSONOptions
}

// YearJSONFor is YearJSON with what else can be chosen.
func YearJSONFor(y journal.Year, o YearJSONOptions) ([]byte, error) {
	on := func(section string) bool { return !slices.Contains(o.Without, section) }
	h := handed(o.Replace)
	doc := jsonYear{Format: jsonYearFormat, Version: jsonVersion, Year: y.Year, Texts: map[string]*jsonText{}}
	for part, text := range y.Own.Texts {
		if j := h.text(text); j != nil && on(part) {
			doc.Texts[part] = j
		}
	}
	if on(summary.YearMeetings) {
		doc.Meetings = h.yearMeetings(y)
	}
	if on(summary.YearLoops) {
		doc.Challenges = h.yearChallenges(y)
	}
	for _, notes := range []struct {
		section string
		from    []journal.YearNote
		into    *[]jsonNote
	}{{summary.YearLessons, y.Lessons, &doc.Lessons}, {summary.YearAhas, y.Ahas, &doc.Ahas}, {summary.YearStars, y.Stars, &doc.Stars}} {
		for _, n := range notes.from {
			if !n.Out && on(notes.section) {
				*notes.into = append(*notes.into, h.note(n.Entry))
			}
		}
	}
	if on(summary.YearSigns) {
		doc.Signs = h.yearSigns(y)
	}
	for _, a := range y.Ahead {
		if !a.Out && on(summary.YearAhead) {
			doc.Ahead = append(doc.Ahead, jsonYearAhead{a.Challenge.ID, a.Loop.ID, h.words(a.Words), a.Source})
		}
	}
	return encodeJSON(doc)
}

func (h handed) yearMeetings(y journal.Year) (list []jsonYearMeeting) {
	for _, m := range y.Meetings {
		if m.Out {
			continue
		}
		list = append(list, jsonYearMeeting{
			ID: m.ID, Kind: m.Kind, Day: m.Day, Time: m.Clock, Held: m.Held, Loops: m.Loops,
			Heard: h.text(m.Texts["meeting.heard"]), Decision: h.text(m.Texts["meeting.decision"]),
		})
	}
	return list
}

func (h handed) yearChallenges(y journal.Year) (list []jsonYearChallenge) {
	for _, c := range y.Challenges {
		j := jsonYearChallenge{ID: c.ID, Title: h.text(c.Title), Status: c.Status}
		if c.Finished {
			j.ClosedOn, j.Closing = c.ClosedOn, h.text(c.Closing)
		}
		for _, l := range c.Loops {
			if !l.Out {
				j.Loops = append(j.Loops, h.yearLoop(l))
			}
		}
		if len(j.Loops) > 0 {
			list = append(list, j)
		}
	}
	return list
}

func (h handed) yearLoop(l journal.YearLoop) jsonYearLoop {
	j := jsonYearLoop{
		ID: l.ID, Number: l.Number, Title: h.text(l.Title), From: l.From,
		Outcome: l.Outcome, OutcomeOn: l.OutcomeOn, Story: h.text(l.Story), Decision: h.text(l.Texts["renew.decision"]),
	}
	if l.Over {
		j.To = l.To
	}
	for id, s := range l.Steps {
		if s.N == 0 {
			continue
		}
		if j.Steps == nil {
			j.Steps = make(map[string]jsonStep)
		}
		j.Steps[id] = jsonStep{s.N, s.Day, s.First}
	}
	return j
}

func (h handed) yearSigns(y journal.Year) (list []jsonYearSign) {
	for _, s := range y.Signs {
		i := s.Series.Indicator
		j := jsonYearSign{
			Challenge: s.Challenge.ID, Indicator: i.ID, Name: h.text(i.Name), Kind: i.Kind, Unit: h.text(i.Unit),
			Better: i.Better, Baseline: number(s.Series.Baseline), Target: number(s.Series.Target),
		}
		for _, p := range s.Series.Points {
			j.Points = append(j.Points, jsonYearPoint{p.Value, p.Day, p.SeenBy})
		}
		list = append(list, j)
	}
	return list
}
