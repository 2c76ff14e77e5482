package exporttest

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"stjerne/internal/demo"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Sample is a document of one of the sample cases.
type Sample struct {
	Name string // "hjemmepleje", "hjemmepleje-full", "listening", …
	Lang i18n.Lang
	Doc  summary.Document
}

// Samples are documents of the sample cases in both languages: the page of each, the
// whole of each with every section, and a listening sheet.
func Samples(t testing.TB) []Sample {
	t.Helper()
	var all []Sample
	for _, of := range []struct {
		sample string
		lang   i18n.Lang
	}{
		{"hjemmepleje", i18n.Danish},
		{"dagtilbud", i18n.Danish},
		{"thin", i18n.Danish},
		{"homecare", i18n.English},
		{"school", i18n.English},
	} {
		full := summary.Options{Length: summary.Full, With: []string{summary.SectionAgenda, summary.SectionLookBack}}
		all = append(
			all,
			Sample{of.sample, of.lang, Document(t, of.sample, of.lang, summary.Options{})},
			Sample{of.sample + "-full", of.lang, Document(t, of.sample, of.lang, full)},
		)
	}
	in := Input(t, "hjemmepleje", i18n.Danish, summary.Options{})
	return append(all, Sample{"listening", i18n.Danish, summary.BuildListening(summary.ListeningInput{
		Challenge: in.Challenge, Meeting: in.Meeting, Words: in.Words, Method: in.Method,
		Name: in.Name, Role: in.Role, Today: in.Today,
	})})
}

// Document makes the document of a sample case under options.
func Document(t testing.TB, sample string, lang i18n.Lang, o summary.Options) summary.Document {
	t.Helper()
	return summary.Build(Input(t, sample, lang, o), o)
}

// Input is what the document of a sample case is made from. It is the caller's own,
// to change.
func Input(t testing.TB, sample string, lang i18n.Lang, o summary.Options) summary.Input {
	t.Helper()
	var in summary.Input
	Read(t, sample, func(r *store.Reader, challenge journal.ID) (err error) {
		in, err = summary.Gather(Source(r), challenge, o, demo.Today())
		return err
	})
	in.Words, in.Method = Words(t, lang)
	in.Name, in.Role = "Inge Holm", map[i18n.Lang]string{i18n.Danish: "leder", i18n.English: "leader"}[lang]
	return in
}

// Words are the words and the method of a language.
func Words(t testing.TB, lang i18n.Lang) (*i18n.Words, *method.Method) {
	t.Helper()
	w, err := i18n.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	m, err := method.Load(method.Lang(lang))
	if err != nil {
		t.Fatal(err)
	}
	return w, m
}

// Read runs do on a journal that holds a sample case; ids and times are the same in
// every run.
func Read(t testing.TB, sample string, do func(r *store.Reader, challenge journal.ID) error) {
	t.Helper()
	st := store.New(store.Options{
		Path: filepath.Join(t.TempDir(), "journal.stjerne"), Backups: t.TempDir(),
		Now: demo.Now, Random: rand.NewChaCha8([32]byte{1}),
	})
	if err := demo.Write(context.Background(), st, sample); err != nil {
		t.Fatal(err)
	}
	err := st.Read(context.Background(), func(r *store.Reader) error {
		all, err := r.Outlines()
		if err != nil {
			return err
		}
		return do(r, all[0].ID)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Source has a summary read from a journal.
func Source(r *store.Reader) summary.Source {
	return summary.Source{
		Challenge: r.Challenge,
		Meetings:  r.Meetings,
		Notes: func(q summary.NoteQuery) ([]journal.Entry, error) {
			list, _, err := r.Entries(store.EntryQuery{Challenge: q.Challenge, Loop: q.Loop, Kinds: q.Kinds, Limit: q.Limit})
			return list, err
		},
	}
}
