package io.signalbox.controlplane.platform.json;

/** A number token as RFC 8259 spells it, and how many digits it has when it is written out. */
final class JsonNumber {

    /** Any exponent beyond this is too large whatever follows. */
    private static final int EXPONENT_CAP = 1_000_000;

    private final byte[] text;
    private final int start;
    private int end;
    private int exponent;
    private final boolean valid;

    JsonNumber(byte[] text, int start) {
        this.text = text;
        this.start = start;
        this.end = start;
        this.valid = read();
    }

    boolean isValid() {
        return valid;
    }

    int end() {
        return end;
    }

    long exponentDigits() {
        return exponent;
    }

    long digits() {
        return (long) end - start + exponent;
    }

    private boolean read() {
        skip('-');
        boolean leadingZero = is('0');
        int wholeDigits = digitRun();
        if (wholeDigits == 0 || (leadingZero && wholeDigits > 1)) {
            return false;
        }
        if (skip('.') && digitRun() == 0) {
            return false;
        }
        return !(skip('e') || skip('E')) || exponent();
    }

    private boolean exponent() {
        if (!skip('+')) {
            skip('-');
        }
        int from = end;
        while (isDigit()) {
            exponent = Math.min(EXPONENT_CAP, exponent * 10 + (text[end] - '0'));
            end++;
        }
        return end > from;
    }

    private int digitRun() {
        int from = end;
        while (isDigit()) {
            end++;
        }
        return end - from;
    }

    private boolean isDigit() {
        return end < text.length && text[end] >= '0' && text[end] <= '9';
    }

    private boolean is(char wanted) {
        return end < text.length && text[end] == wanted;
    }

    private boolean skip(char wanted) {
        if (!is(wanted)) {
            return false;
        }
        end++;
        return true;
    }
}
