package export

import (
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// ICSOptions choose what a calendar says of the meetings.
type ICSOptions struct {
	// Alarm is how long before its start a meeting is announced; 0 or less: not
	// at all. Alarms lists those to choose from.
	Alarm time.Duration
	// Text has title and description carry what the journal says: the
	// challenge's title, and what is asked of those who come. Else a calendar,
	// which colleagues and a secretary may see, carries none of it.
	Text bool
	// Replace puts roles for names in every text of the journal; nil: none.
	Replace func(string) string
}

// ICSInput is what a calendar is made from.
type ICSInput struct {
	ICSOptions
	Meetings []ICSMeeting
	Words    *i18n.Words
	Method   *method.Method
	// Today tells which meetings are held already: those get no alarm, for a
	// calendar would ring it at once.
	Today journal.Day
}

// ICSMeeting is a meeting with what the journal says of it elsewhere.
type ICSMeeting struct {
	*journal.Meeting
	Titles []string      // of the challenges that it covers, each once
	Voice  journal.Voice // that Ask is written in
	Ask    string        // what is asked of those who come; may be empty
}

// ICSQuery chooses meetings; its zero value chooses all of them.
type ICSQuery struct {
	Meeting   journal.ID // this one only
	Challenge journal.ID // those that name one of its loops
	Loops     []int      // of the challenge, by number; empty: all
	// Without are sections that are left out (summary.SectionIDs), and Method
	// says which answers go into which.
	Without []string
	Method  *method.Method
	// Template is the one that the sections are of; nil is the program's own.
	Template *summary.Template
}

// ICSMeetings reads the meetings that have a day, in the order of their days. Where
// there is none it returns the Fault "calendar-empty", for an empty calendar is a
// file that programs refuse.
func ICSMeetings(from JSONSource, q ICSQuery) ([]ICSMeeting, error) {
	left := summary.LeftOut(q.Method, q.Without).Under(q.Template)
	all, err := from.Meetings()
	if err != nil {
		return nil, err
	}
	challenges, err := challengesOf(from, q.Challenge)
	if err != nil {
		return nil, err
	}
	var list []ICSMeeting
	for _, m := range all {
		if m.Day.IsZero() || left.Meetings() || !q.Meeting.IsZero() && m.ID != q.Meeting {
			continue
		}
		found := ICSMeeting{Meeting: m, Voice: method.I}
		if !left.Answer("meeting.ask") {
			found.Ask = m.Texts["meeting.ask"].Words
		}
		own := 0 // challenges that are one leader's
		for _, c := range challenges {
			if !coversAny(m, loopsNumbered(c, q.Loops)) {
				continue
			}
			found.Titles = append(found.Titles, c.Title.Words)
			if c.Voice != method.We {
				own++
			}
		}
		if len(found.Titles) == 0 && !q.Challenge.IsZero() {
			continue
		}
		if own == 0 && len(found.Titles) > 0 {
			found.Voice = method.We
		}
		list = append(list, found)
	}
	if len(list) == 0 {
		return nil, i18n.NewFault("calendar-empty")
	}
	return list, nil
}

// challengesOf reads one challenge, or all of them where id is zero, oldest first.
func challengesOf(from JSONSource, id journal.ID) ([]*journal.Challenge, error) {
	ids := []journal.ID{id}
	if id.IsZero() {
		outlines, err := from.Outlines()
		if err != nil {
			return nil, err
		}
		ids = ids[:0]
		for _, o := range outlines {
			ids = append(ids, o.ID)
		}
	}
	var list []*journal.Challenge
	for _, id := range ids {
		c, err := from.Challenge(id)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(a, b *journal.Challenge) int { return a.Created.Compare(b.Created) })
	return list, nil
}

// loopsNumbered are the loops of these numbers, all of them where there are none.
func loopsNumbered(c *journal.Challenge, numbers []int) []*journal.Loop {
	if len(numbers) == 0 {
		return c.Loops
	}
	var chosen []*journal.Loop
	for _, l := range c.Loops {
		if slices.Contains(numbers, l.Number) {
			chosen = append(chosen, l)
		}
	}
	return chosen
}

func coversAny(m *journal.Meeting, loops []*journal.Loop) bool {
	return slices.ContainsFunc(loops, func(l *journal.Loop) bool { return m.Covers(l.ID) })
}

// meetingLength is how long a meeting takes that nothing is said about: a round of
// reflection with its agenda needs more than an hour, and the method leaves it open.
const meetingLength = 2 * time.Hour

// ICS writes meetings as a calendar (RFC 5545): times in Europe/Copenhagen, a
// meeting without a time of day as a whole day, one without a day not at all. The
// same meeting has the same UID for ever, and a SEQUENCE that grows with every
// change of it, so that what is taken in again moves the entry instead of doubling
// it. The place is in it, for nobody finds a meeting without; who takes part is
// not, whatever the options say.
func ICS(in ICSInput) []byte {
	w := icsWriter{in: in}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//stjerne//stjerne//"+strings.ToUpper(string(in.Words.Lang())))
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", "PUBLISH")
	w.zone()
	for _, m := range in.Meetings {
		if !m.Day.IsZero() {
			w.meeting(m)
		}
	}
	w.line("END", "VCALENDAR")
	return []byte(w.b.String())
}

func (w *icsWriter) meeting(m ICSMeeting) {
	title := w.title(m)
	start, timed := clockOn(m.Day, m.Clock)
	w.line("BEGIN", "VEVENT")
	w.line("UID", m.ID.String()+"@stjerne")
	w.line("SEQUENCE", sequence(m.Meeting))
	w.line("DTSTAMP", utc(m.Touched))
	w.line("CREATED", utc(m.Created))
	w.line("LAST-MODIFIED", utc(m.Touched))
	if timed {
		w.line("DTSTART;TZID="+zoneName, start.Format(icsLocal))
		w.line("DTEND;TZID="+zoneName, local(instant(start).Add(meetingLength)).Format(icsLocal))
		w.line("TRANSP", "OPAQUE")
	} else {
		// Its hour isn't known, so the day is not taken up.
		w.line("DTSTART;VALUE=DATE", m.Day.Time().Format(icsDay))
		w.line("DTEND;VALUE=DATE", m.Day.Add(1).Time().Format(icsDay))
		w.line("TRANSP", "TRANSPARENT")
	}
	w.text("SUMMARY", title)
	if place := w.replaced(m.Place.Words); place != "" {
		w.text("LOCATION", place)
	}
	if ask := w.asked(m); ask != "" {
		w.text("DESCRIPTION", ask)
	}
	w.line("CLASS", "PRIVATE")
	w.line("STATUS", "CONFIRMED")
	if w.in.Alarm > 0 && !m.Held(w.in.Today) {
		w.line("BEGIN", "VALARM")
		w.line("ACTION", "DISPLAY")
		w.line("TRIGGER", trigger(w.in.Alarm, timed))
		w.text("DESCRIPTION", title)
		w.line("END", "VALARM")
	}
	w.line("END", "VEVENT")
}

// title is the kind of meeting, and of which challenges where texts are asked for.
func (w *icsWriter) title(m ICSMeeting) string {
	kind := capital(method.OptionName(w.in.Method.MeetingKinds, string(m.Kind)))
	if !w.in.Text || len(m.Titles) == 0 {
		return kind
	}
	titles := make([]string, len(m.Titles))
	for i, t := range m.Titles {
		titles[i] = w.in.Words.Titled(w.replaced(t))
	}
	return w.in.Words.T("calendar.title", kind, w.in.Words.List(titles))
}

// capital gives words that stand alone their capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// asked is what is asked of those who come, under the heading of the page.
func (w *icsWriter) asked(m ICSMeeting) string {
	ask := w.replaced(m.Ask)
	if !w.in.Text || strings.TrimSpace(ask) == "" {
		return ""
	}
	heading := "summary.section.ask"
	if m.Voice == method.We {
		heading += "-we"
	}
	return w.in.Words.T("calendar.ask", w.in.Words.T(heading), ask)
}

func (w *icsWriter) replaced(text string) string {
	if w.in.Replace == nil {
		return text
	}
	return w.in.Replace(text)
}

// sequence counts the seconds from a meeting's making to its last change: it grows
// with every change, never falls, and nothing has to be kept for it.
func sequence(m *journal.Meeting) string {
	n := int64(m.Touched.Sub(m.Created) / time.Second)
	return decimal(min(max(n, 0), math.MaxInt32))
}
