package i18n

import (
	"syscall"
	"unsafe"
)

// longestLocale is LOCALE_NAME_MAX_LENGTH of Windows, with its closing zero.
const longestLocale = 85

// systemLocales asks Windows for the user's locale, such as da-DK.
func systemLocales() []string {
	call := syscall.NewLazyDLL("kernel32.dll").NewProc("GetUserDefaultLocaleName")
	if call.Find() != nil {
		return nil
	}
	var name [longestLocale]uint16
	n, _, _ := call.Call(uintptr(unsafe.Pointer(&name[0])), uintptr(len(name)))
	if n == 0 {
		return nil
	}
	return []string{syscall.UTF16ToString(name[:])}
}
