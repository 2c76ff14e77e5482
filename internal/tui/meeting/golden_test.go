package meeting

import (
	"testing"
	"time"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/tuitest"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

func day(m time.Month, d int) journal.Day { return journal.Day{Year: 2026, Month: m, Date: d} }

// sample is a journal of two challenges with a reflection meeting to come about
// the first.
type sample struct {
	env                               *ui.Env
	challenge, loop, other, otherLoop journal.ID
	meeting                           journal.ID
}

func newSample(t *testing.T, lang i18n.Lang) sample {
	t.Helper()
	s := sample{env: tuitest.Env(t, lang)}
	tuitest.Write(t, s.env, func(w *store.Writer) error {
		w.At(tuitest.Now().AddDate(0, -1, 0))
		var err error
		if s.other, s.otherLoop, err = w.NewChallenge("Forældre i garderoben", method.I); err != nil {
			return err
		}
		if s.challenge, s.loop, err = w.NewChallenge("Overgange mellem vagter", method.I); err != nil {
			return err
		}
		if _, err = w.SetText(journal.TextRef{Object: s.loop, Name: "trial.baseline"}, "Aftenvagten ved ikke, hvad der er aftalt.", ""); err != nil {
			return err
		}
		if _, err = w.NewIndicator(s.challenge, "Sene overleveringer", journal.KindCount, journal.Down); err != nil {
			return err
		}
		if s.meeting, err = w.NewMeeting(journal.Reflection, day(time.December, 3), "13:00", s.loop); err != nil {
			return err
		}
		for name, words := range map[string]string{
			journal.TextPlace: "Rådhuset, lokale 2", journal.TextParticipants: "Anne (skoleleder)\nBo\nen lederkollega, der lytter",
		} {
			if _, err = w.SetText(journal.TextRef{Object: s.meeting, Name: name}, words, ""); err != nil {
				return err
			}
		}
		return nil
	})
	return s
}

// write puts texts on the meeting, as another program does.
func (s sample) write(t *testing.T, texts map[string]string) {
	t.Helper()
	other := *s.env
	other.Store = store.New(store.Options{Path: s.env.Store.Path(), Now: tuitest.Now})
	tuitest.Write(t, &other, func(w *store.Writer) error {
		for name, words := range texts {
			if _, err := w.SetText(journal.TextRef{Object: s.meeting, Name: name}, words, store.Latest); err != nil {
				return err
			}
		}
		return nil
	})
}

// move plans the meeting on another day, and says which loops it is about.
func (s sample) move(t *testing.T, kind journal.MeetingKind, d journal.Day, clock string, loops ...journal.ID) {
	t.Helper()
	tuitest.Write(t, s.env, func(w *store.Writer) error { return w.SetMeeting(s.meeting, kind, d, clock, loops) })
}

func (s sample) open(t *testing.T, w, h int) (*tuitest.Stage, *Screen) {
	t.Helper()
	page := New(s.env, s.challenge, s.loop, s.meeting)
	return tuitest.Open(t, s.env, page, w, h), page
}

func (s sample) all(t *testing.T) []*journal.Meeting {
	t.Helper()
	return tuitest.Read(t, s.env, func(r *store.Reader) ([]*journal.Meeting, error) { return r.Meetings() })
}

// noted is what stands in a meeting after it, as in the middle of one.
var noted = map[string]string{
	"meeting.ask":           "Hvordan får jeg natten med?",
	"meeting.round":         "Karen fremlagde. Gruppen spurgte til natten.",
	"meeting.heard":         "Vi spørger mest til det, vi selv kan.",
	"meeting.decision":      "Vi prøver det samme om natten.",
	"meeting.decision.help": "En aften med kvalitetsafdelingen.",
	"meeting.next":          "3. februar kl. 13",
	"interview.done":        "Fire felter er lukket.",
	"mine":                  "Jeg tier for sent.",
	"member/team":           "Bo taler om planer, ikke om sig selv.",
	"member/team.paradoxes": "Han vil have ro og laver om hver uge.",
	"member/interview.done": "Han har spurgt alle forældre.",
}

func TestGoldens(t *testing.T) {
	tuitest.Every(t, "before", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		p, s := newSample(t, lang).open(t, w, h)
		tuitest.Golden(t, name, p.Screen())
		tuitest.Golden(t, name+"-whole", tuitest.Drawn(t, name, s, w, 200))
	})
	tuitest.Every(t, "after", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		j := newSample(t, lang)
		j.move(t, journal.Reflection, day(time.November, 19), "13:00", j.loop, j.otherLoop)
		j.write(t, noted)
		p, s := j.open(t, w, h)
		tuitest.Golden(t, name, p.Screen())
		tuitest.Golden(t, name+"-whole", tuitest.Drawn(t, name, s, w, 200))
		p.Press("t")
		tuitest.Golden(t, name+"-member", p.Screen())
	})
	tuitest.Every(t, "list", func(t *testing.T, lang i18n.Lang, w, h int, name string) {
		j := newSample(t, lang)
		j.write(t, noted)
		tuitest.Write(t, j.env, func(w *store.Writer) error {
			for _, m := range []struct {
				kind  journal.MeetingKind
				day   journal.Day
				clock string
				loops []journal.ID
			}{
				{journal.Network, day(time.December, 3), "13:00", []journal.ID{j.loop, j.otherLoop}},
				{journal.YearEnd, day(time.December, 16), "", nil},
				{journal.Kickoff, day(time.January, 14), "09:00", nil},
				{journal.Common, day(time.November, 4), "", nil},
				{journal.Reflection, journal.Day{}, "", []journal.ID{j.otherLoop}},
			} {
				if _, err := w.NewMeeting(m.kind, m.day, m.clock, m.loops...); err != nil {
					return err
				}
			}
			return nil
		})
		p := tuitest.Open(t, j.env, NewList(j.env), w, h)
		tuitest.Golden(t, name, p.Screen())
	})
}
