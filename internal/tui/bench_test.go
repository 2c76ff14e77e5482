package tui

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/demo"
	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/journal"
)

// BenchmarkKey is a key in a field of 500 words: Update and View, as for each key
// that is typed.
func BenchmarkKey(b *testing.B) {
	for name, n := range map[string]int{"empty": 0, "500 words": 63, "5000 words": 630} {
		b.Run(name, func(b *testing.B) {
			st := store.New(store.Options{Path: b.TempDir() + "/j"})
			words := strings.TrimSpace(strings.Repeat("Vi prøver at spørge først og lytte længe ", n))
			err := st.Write(context.Background(), "challenge", func(w *store.Writer) error {
				_, loop, err := w.NewChallenge("Long", "i")
				if err != nil {
					return err
				}
				_, err = w.SetText(journal.TextRef{Object: loop, Name: "formulate.understand"}, words, "")
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
			p := start(b, st, i18n.Danish, 80, 24)
			p.Keys("down", "enter", "esc", "1", "home", "enter")
			b.ResetTimer()
			for range b.N {
				p.Model.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
				p.Model.View()
			}
		})
	}
}

// BenchmarkKeyBesideCharts is a key on a large screen of a full journal, where a
// chart and star moments stand beside the question, or charts below it.
func BenchmarkKeyBesideCharts(b *testing.B) {
	for name, phase := range map[string]string{"beside": "1", "below": "4"} {
		b.Run(name, func(b *testing.B) {
			st := store.New(store.Options{Path: b.TempDir() + "/j", Now: demo.Now})
			if err := demo.Write(context.Background(), st, "hjemmepleje"); err != nil {
				b.Fatal(err)
			}
			p := start(b, st, i18n.Danish, 140, 40)
			p.Keys("down", "enter", "esc", phase, "home", "enter")
			x, back := tea.KeyPressMsg{Code: 'x', Text: "x"}, tea.KeyPressMsg{Code: tea.KeyBackspace}
			b.ResetTimer()
			for range b.N {
				for _, key := range []tea.KeyPressMsg{x, back} {
					p.Model.Update(key)
					p.Model.View()
				}
			}
		})
	}
}
