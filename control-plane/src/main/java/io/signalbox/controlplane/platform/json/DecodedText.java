package io.signalbox.controlplane.platform.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a text that should be UTF-8. A byte that is not stands as a lone low surrogate, which no UTF-8 yields, so that every
 * place is found again in the bytes.
 */
final class DecodedText {

    private static final int STRAY = Character.MIN_LOW_SURROGATE;

    private final char[] characters;
    private final int bytes;
    private final boolean utf8;
    private int lastCharacter;
    private int lastByte;

    private DecodedText(char[] characters, int bytes, boolean utf8) {
        this.characters = characters;
        this.bytes = bytes;
        this.utf8 = utf8;
    }

    static DecodedText of(byte[] text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(text);
        var out = CharBuffer.allocate(text.length);
        boolean utf8 = true;
        for (CoderResult end = decoder.decode(in, out, true); end.isMalformed(); end = decoder.decode(in, out, true)) {
            utf8 = false;
            for (int stray = 0; stray < end.length(); stray++) {
                out.put((char) (STRAY + (in.get() & 0xFF)));
            }
        }
        char[] characters = new char[out.flip().length()];
        out.get(characters);
        return new DecodedText(characters, text.length, utf8);
    }

    char[] characters() {
        return characters;
    }

    boolean isUtf8() {
        return utf8;
    }

    /** Whether any character is written as an escape, the only way to spell U+0000 or half of a surrogate pair. */
    boolean hasUnicodeEscapes() {
        for (int at = 0; at + 1 < characters.length; at++) {
            if (characters[at] == '\\' && characters[at + 1] == 'u') {
                return true;
            }
        }
        return false;
    }

    /** The byte at which a character begins. Asked from front to back. */
    int byteAt(int character) {
        if (characters.length == bytes) {
            return character;
        }
        while (lastCharacter < character) {
            lastByte += bytesOf(characters[lastCharacter]);
            lastCharacter++;
        }
        return lastByte;
    }

    /** The halves of a pair have two each, a stray byte one. */
    private int bytesOf(char character) {
        if (character < 0x80) {
            return 1;
        }
        boolean afterHigh = lastCharacter > 0 && Character.isHighSurrogate(characters[lastCharacter - 1]);
        if (Character.isLowSurrogate(character) && !afterHigh) {
            return 1;
        }
        return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
    }
}
