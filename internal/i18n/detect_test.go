package i18n

import (
	"strings"
	"testing"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		env    string
		system []string
		want   Lang
	}{
		{"LANG=da_DK.UTF-8", nil, Danish},
		{"LANG=da", nil, Danish},
		{"LANG=en_GB.UTF-8", nil, English},
		{"LANG=de_DE.UTF-8", nil, English},
		{"LANG=dav_KE", nil, English},
		{"LC_ALL=da_DK LANG=en_GB", nil, Danish},
		{"LC_ALL=en_GB LC_MESSAGES=da_DK LANG=da_DK", nil, English},
		{"LC_MESSAGES=da_DK LANG=en_GB", nil, Danish},
		{"LANGUAGE=da:en LANG=en_GB.UTF-8", nil, Danish},
		{"LANGUAGE=nn:da:en LANG=nn_NO", nil, Danish},
		{"LANGUAGE=en LANG=da_DK", nil, English},
		{"LANGUAGE=da LC_ALL=C", nil, English},
		{"LANGUAGE=da LANG=C.UTF-8", nil, English},
		{"LANGUAGE=da", nil, Danish},
		{"LC_ALL=POSIX LANG=da_DK", nil, English},
		{"LANG=C.UTF-8", []string{"da-DK"}, English},
		{"", []string{"da-DK", "en-GB"}, Danish},
		{"", []string{"nb-NO", "da-DK"}, Danish},
		{"", nil, English},
		{"LANG=en_GB", []string{"da-DK"}, English},
	} {
		env := map[string]string{}
		for _, pair := range strings.Fields(c.env) {
			name, value, _ := strings.Cut(pair, "=")
			env[name] = value
		}
		got := detect(func(name string) string { return env[name] }, func() []string { return c.system })
		if got != c.want {
			t.Errorf("%q with %v: got %s, want %s", c.env, c.system, got, c.want)
		}
	}
}
