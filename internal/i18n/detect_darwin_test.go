package i18n

import (
	"slices"
	"testing"
)

func TestAppleLanguages(t *testing.T) {
	got := appleLanguages("(\n    \"da-DK\",\n    \"en-GB\",\n    nb\n)\n")
	if want := []string{"da-DK", "en-GB", "nb"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
