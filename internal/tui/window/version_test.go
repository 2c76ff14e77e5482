package window

import (
	"slices"
	"strings"
	"testing"

	"stjerne/internal/tui/ui"
)

func TestWhatOnlyOneVersionSaysIsMarked(t *testing.T) {
	for _, c := range []struct{ words, beside, want string }{
		{"Vi ringer til alle.", "Vi skriver til alle.", "Vi ‹ringer› til alle."},
		{"Vi ringer.", "Vi ringer.", "Vi ringer."},
		{"Vi ringer. Og så går vi.", "Vi ringer.", "Vi ringer. ‹Og så går vi.›"},
		{"Vi ringer.", "Vi ringer. Og så går vi.", "Vi ringer."},
		{"Vi ringer.\n\nEt nyt afsnit\nog et til", "Vi ringer.", "Vi ringer.\n\n‹Et nyt afsnit›\n‹og et til›"},
		{"Noget helt andet.", "Uden fælles ord.", "Noget helt andet."},
		{"Kun her", "", "Kun her"},
		{"", "Kun der", ""},
	} {
		if got := marked(c.words, c.beside); got != c.want {
			t.Errorf("%q beside %q: %q, want %q", c.words, c.beside, got, c.want)
		}
	}
	// Nothing is added but marks, and nothing is gone.
	text := "Vi går fra\tA til B.\n\n- et\n- to "
	got := marked(text, "Vi går fra\tA til C.\n- to")
	if strings.NewReplacer(markOpen, "", markClose, "").Replace(got) != text {
		t.Errorf("of %q it makes %q", text, got)
	}
	// The marks are not parted from the words they belong to.
	lines := ui.Wrap(marked("Vi ringer til dem, der møder ind", "Vi skriver"), 8)
	if slices.ContainsFunc(lines, func(l string) bool { return strings.TrimSpace(l) == markOpen || strings.TrimSpace(l) == markClose }) {
		t.Errorf("a mark stands alone: %q", lines)
	}
}
