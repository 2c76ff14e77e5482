package i18n

import "strings"

// Detect returns the language that the system is set to, or English where that
// is neither of ours. The environment comes first, as POSIX and gettext have
// it: LC_ALL, LC_MESSAGES, LANG, and LANGUAGE before them unless they say C.
// Where none is set, macOS and Windows are asked for their own setting.
func Detect(env func(name string) string) Lang {
	return detect(env, systemLocales)
}

func detect(env func(string) string, system func() []string) Lang {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale = env(name); locale != "" {
			break
		}
	}
	if locale == "" && env("LANGUAGE") == "" {
		return firstOf(system())
	}
	// C means that no language was wanted, whatever LANGUAGE wishes for.
	if locale != "" && isC(locale) {
		return English
	}
	if wishes := env("LANGUAGE"); wishes != "" {
		return firstOf(strings.Split(wishes, ":"))
	}
	return firstOf([]string{locale})
}

// firstOf returns the first of some locales whose language is one of ours.
func firstOf(locales []string) Lang {
	for _, l := range locales {
		if lang, ok := ParseLang(languageOf(l)); ok {
			return lang
		}
	}
	return English
}

// languageOf returns the language of a locale name: "da" of da_DK.UTF-8,
// da-DK, da@euro and da.
func languageOf(locale string) string {
	if end := strings.IndexAny(locale, "_-.@"); end >= 0 {
		locale = locale[:end]
	}
	return strings.TrimSpace(locale)
}

// isC tells of the locale of programs, in any character set.
func isC(locale string) bool {
	name := languageOf(locale)
	return name == "C" || name == "POSIX"
}
