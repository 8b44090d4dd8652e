package io.signalbox.controlplane.platform.json;

/** The byte patterns of UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {

    private Utf8() {}

    /** How many bytes the character that starts here has, for a first byte of 0x80 or more; 0 when it is not UTF-8. */
    static int lengthAt(byte[] text, int at) {
        int first = text[at] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return continues(text, at, 2, 0x80, 0xBF);
        }
        if (first >= 0xE0 && first <= 0xEF) {
            return continues(text, at, 3, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
        }
        if (first >= 0xF0 && first <= 0xF4) {
            return continues(text, at, 4, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        }
        return 0;
    }

    private static int continues(byte[] text, int at, int length, int lowestSecond, int highestSecond) {
        if (at + length > text.length || !within(text[at + 1], lowestSecond, highestSecond)) {
            return 0;
        }
        for (int next = at + 2; next < at + length; next++) {
            if (!within(text[next], 0x80, 0xBF)) {
                return 0;
            }
        }
        return length;
    }

    private static boolean within(byte value, int lowest, int highest) {
        return (value & 0xFF) >= lowest && (value & 0xFF) <= highest;
    }
}
