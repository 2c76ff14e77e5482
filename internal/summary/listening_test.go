package summary_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"stjerne/internal/demo"
	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

func listening(t *testing.T, lang i18n.Lang) summary.ListeningInput {
	t.Helper()
	in := summary.ListeningInput{Words: wordsIn(t, lang), Name: "Inge Holm", Role: "teamleder", Today: demo.Today()}
	var err error
	if in.Method, err = method.Load(method.Lang(lang)); err != nil {
		t.Fatal(err)
	}
	err = sample(t, "dagtilbud").Read(context.Background(), func(r *store.Reader) error {
		all, err := r.Outlines()
		if err != nil {
			return err
		}
		if in.Challenge, err = r.Challenge(all[0].ID); err != nil {
			return err
		}
		in.Meeting = in.Challenge.MeetingFor(in.Challenge.Current(), demo.Today())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestListeningSheet(t *testing.T) {
	for _, lang := range []i18n.Lang{i18n.Danish, i18n.English} {
		doc := summary.BuildListening(listening(t, lang))
		golden(t, fmt.Sprintf("listening-%s.md", lang), export.Markdown(doc))
		golden(t, fmt.Sprintf("listening-%s.txt", lang), export.Text(doc))
		if fit := summary.Measure(doc); !fit.OnePage {
			t.Errorf("%s: it is more than a page, %d words", lang, fit.Words)
		}
		// A sheet of A4 has some sixty lines.
		if lines := bytes.Count(export.Text(doc), []byte("\n")); lines > 60 {
			t.Errorf("%s: %d lines are more than a page", lang, lines)
		}
	}
}

// The sheet is left with a colleague: nothing of what the leader wrote is on it.
func TestListeningSheetHasNothingOfTheJournal(t *testing.T) {
	in := listening(t, i18n.Danish)
	said := flat(summary.BuildListening(in))
	check := func(where, text string) {
		if text = strings.TrimSpace(text); len(text) > 20 && strings.Contains(said, text) {
			t.Errorf("%s is on the sheet: %q", where, text)
		}
	}
	for _, l := range in.Challenge.Loops {
		for id, text := range l.Texts {
			check(id, text.Words)
		}
		check("title", l.Title.Words)
	}
	for _, m := range in.Challenge.Meetings {
		for id, text := range m.Texts {
			check(id, text.Words)
		}
		check("participants", m.Participants.Words)
	}
}

func TestListeningSheetOfLittle(t *testing.T) {
	in := listening(t, i18n.Danish)
	in.Challenge = &journal.Challenge{}
	in.Meeting, in.Name, in.Role = nil, "", ""
	said := flat(summary.BuildListening(in))
	if strings.Contains(said, "Fremlægger:") || !strings.Contains(said, "Hvad tager jeg selv med?") {
		t.Errorf("it says\n%s", said)
	}
}
