package i18n

import (
	"math"
	"strings"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]float64{
		"3": 3, "3,5": 3.5, "3.5": 3.5, " 9 ": 9, "-2": -2, "− 2": -2, "+4": 4, "007": 7,
		"3,50": 3.5, "0,500": 0.5, "0.500": 0.5, ",5": 0.5, ".500": 0.5, "12345.678": 12345.678,
		"1.234.567": 1234567, "1,234,567": 1234567, "1.234.567,5": 1234567.5, "1,234,567.5": 1234567.5,
		"1.234,567": 1234.567, "1,234.5": 1234.5, "1 200": 1200, "1\u00a0200,500": 1200.5, "0": 0, "-0": 0,
		"123456789012345": 123456789012345, "3500": 3500, "3500,000": 3500, "0,001": 0.001,
	} {
		got, err := ParseNumber(text)
		if err != nil || got != want || math.Signbit(got) != (want < 0) {
			t.Errorf("%q: got %v, %v", text, got, err)
		}
	}
	for text, code := range map[string]string{
		"": "number_empty", " \t": "number_empty",
		"nul": "number_unknown", "NaN": "number_unknown", "Inf": "number_unknown", "-Inf": "number_unknown",
		"0x1F": "number_unknown", "1e3": "number_unknown", "1e400": "number_unknown", "1_000": "number_unknown",
		"3,": "number_unknown", "3.": "number_unknown", ".": "number_unknown", "-": "number_unknown", "--3": "number_unknown",
		"1.23.456": "number_unknown", "1,2,3": "number_unknown", "1.234,567,8": "number_unknown", "12 3": "number_unknown",
		"3 timer": "number_unknown", "٣": "number_unknown", "1.234.567,": "number_unknown", "0.500,5": "number_unknown",
		"1234567890123456": "number_long", "0,1234567890123456": "number_long",
		strings.Repeat("9", 400): "number_long",
		"3.500":                  "number_doubt", "3,500": "number_doubt", "-12.000": "number_doubt", "999,999": "number_doubt",
	} {
		if got, err := ParseNumber(text); FaultCode(err) != code {
			t.Errorf("%.40q: got %v, %v, want %s", text, got, err, code)
		}
	}
}

func TestDoubtNamesBothReadings(t *testing.T) {
	_, err := ParseNumber("3.500")
	if got, want := words(t, Danish).Sentence(err), "3.500 kan læses på to måder. Mener du 3500 eller 3,5?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	_, err = ParseNumber("3,500")
	if got, want := words(t, English).Sentence(err), "3,500 can be read in two ways. Do you mean 3500 or 3.5?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	_, err = ParseNumber("-1,250")
	if got, want := words(t, English).Sentence(err), "-1,250 can be read in two ways. Do you mean -1250 or -1.25?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParsePercent(t *testing.T) {
	for text, want := range map[string]float64{"60 %": 60, "12,5%": 12.5, "7": 7} {
		if got, err := ParsePercent(text); err != nil || got != want {
			t.Errorf("%q: got %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"%", "60 %%", "% 60"} {
		if got, err := ParsePercent(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}

func TestParseYesNo(t *testing.T) {
	for text, want := range map[string]bool{
		"ja": true, "Yes": true, "TRUE": true, " j ": true, "nej": false, "no": false, "false": false, "n": false,
	} {
		if got, err := ParseYesNo(text); err != nil || got != want {
			t.Errorf("%q: got %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "måske", "1", "jae"} {
		if _, err := ParseYesNo(text); FaultCode(err) != "yesno_unknown" {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"3,5", "3.500", "1.234.567,5", "-0", "1e9", "NaN", "1 200,500", "−,5", "0x1p-2"} {
		f.Add(seed)
	}
	var both []*Words
	for _, lang := range Langs() {
		w, err := Load(lang)
		if err != nil {
			f.Fatal(err)
		}
		both = append(both, w)
	}
	f.Fuzz(func(t *testing.T, text string) {
		x, err := ParseNumber(text)
		if err != nil {
			if FaultCode(err) == "" {
				t.Errorf("%q: %v is no fault", text, err)
			}
			return
		}
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Fatalf("%q is %v", text, x)
		}
		for _, w := range both {
			// Three decimals can make a plain number doubtful, and that is right.
			plain := w.Plain(x)
			if again, err := ParseNumber(plain); err != nil && FaultCode(err) != "number_doubt" || err == nil && again != x {
				t.Errorf("%q is %v, shown as %q, read as %v (%v)", text, x, plain, again, err)
			}
		}
	})
}
