package persons

import (
	"fmt"
	"slices"
	"testing"
)

// Every day and month of the register's shape, with each separator, whatever stands
// around it.
func TestEveryCPRShapeIsFound(t *testing.T) {
	around := [][2]string{{"", ""}, {"nr. ", "."}, {"cpr:", ","}, {"(", ")"}, {"A", "b"}, {"-", "-"}, {"1. ", " 2"}, {"\n", "\n"}, {"æ", "å"}, {"+45 ", " kr."}}
	n := 0
	for day := 1; day <= 91; day++ {
		if day > 31 && day <= 60 {
			continue
		}
		for month := 1; month <= 12; month++ {
			for _, sep := range []string{"", "-", " ", "–", " - ", "\u2011", "\u00a0", "  ", ".", "/", "\u00ad"} {
				want := fmt.Sprintf("%02d%02d%02d%s%04d", day, month, (day*month)%100, sep, day*month)
				a := around[n%len(around)]
				n++
				if got := CPRs([]string{a[0] + want + a[1]}); !slices.Equal(got, []string{want}) {
					t.Fatalf("%q: %q", a[0]+want+a[1], got)
				}
			}
		}
	}
}

func TestCPRs(t *testing.T) {
	got := CPRs([]string{"120485-1234 og 120485-1234, 12.04.85-1234", "intet", "1204851235 12-04-85 1236 12 04 85 1237"})
	want := []string{"120485-1234", "12.04.85-1234", "1204851235", "12-04-85 1236", "12 04 85 1237"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for _, s := range []string{
		"321285-1234", "991285-1234", "001285-1234", "121385-1234", "120085-1234", // no such date
		"12048512345", "9120485-1234", "120485-12345", // a longer number
		"120485", "12048-51234", "120485-123", "120485\n1234", "120485-XXXX", "20 30 40 50", "2026-12-03", "5790001234567", "",
	} {
		if got := CPRs([]string{s}); len(got) > 0 {
			t.Errorf("%q: %q", s, got)
		}
	}
}

// found lists the words of the findings of a kind in one text.
func found(kind Kind, t Texts) []string {
	var list []string
	for _, f := range Find(t) {
		if f.Kind == kind {
			list = append(list, f.Words)
		}
	}
	return list
}

func da(texts ...string) Texts { return Texts{Lang: "da", Texts: texts} }
func en(texts ...string) Texts { return Texts{Lang: "en", Texts: texts} }

func TestPhones(t *testing.T) {
	for _, s := range []string{
		"20304050", "20 30 40 50", "2030 4050", "203 040 50", "20-30-40-50", "20.30.40.50", "20 304 051", "20\u00a030\u00a040\u00a050",
		"+45 20 30 40 50", "+4520304050", "0045 20304050", "+45 20304050", "+46 70 123 45 67", "+44 20 7946 0958", "0046701234567",
		"020 7946 0958", "07700 900123", "07700900123",
	} {
		for _, around := range []string{"%s", "Ring %s.", "tlf:%s, tak", "(%s)", "den 3. på %s"} {
			text := fmt.Sprintf(around, s)
			if got := found(Phone, da(text)); !slices.Equal(got, []string{s}) {
				t.Errorf("%q: %q", text, got)
			}
		}
	}
	for _, s := range []string{
		"20261203", "03122026", "31122026", "2025-2026", "2025 2026", "12345678", "25.000.000", "25 000 000", "20304050 kr.", "20 30 40 50 %",
		"CVR 29189897", "CVR-nr. 29189897", "kl. 13.30", "uge 49", "20 22 25 30 31 28", "120485-1234", "5790001234567", "3,5", "1.200", "AB20304050", "2026-12-03",
	} {
		if got := found(Phone, da(s)); len(got) > 0 {
			t.Errorf("%q: %q", s, got)
		}
	}
}

// However a number is written it is one finding, and what is told is what an alias
// finds again.
func TestOneNumberIsOneFinding(t *testing.T) {
	texts := da("Ring 20 30 40 50.", "+45 20304050 eller 2030 4050", "Nr. 120485-1234", "igen 1204851234")
	all := Find(texts)
	if len(all) != 2 || all[0].Count != 3 || all[1].Count != 2 {
		t.Fatalf("%+v", all)
	}
	var aliases Aliases
	for _, f := range all {
		aliases = append(aliases, Alias{f.Words, "x"})
	}
	for _, s := range texts.Texts {
		if got := found(Phone, da(aliases.Apply(s))); len(got) > 0 {
			t.Errorf("%q", got)
		}
		if got := CPRs([]string{aliases.Apply(s)}); len(got) > 0 {
			t.Errorf("%q", got)
		}
	}
}

func TestMaskedCPRIsToldAndStopsNothing(t *testing.T) {
	for _, s := range []string{"120485-XXXX", "120485 xxxx", "120485-****"} {
		if got := found(CPR, da("Borger "+s+".")); !slices.Equal(got, []string{s}) {
			t.Errorf("%q: %q", s, got)
		}
	}
}
