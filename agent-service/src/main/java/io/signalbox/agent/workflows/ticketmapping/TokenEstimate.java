package io.signalbox.agent.workflows.ticketmapping;

/** How many tokens a text takes at most, near enough to keep a prompt inside a model's context: no two models count alike. */
final class TokenEstimate {

    /** English and JSON take between three and four characters a token. */
    private static final int ASCII_PER_TOKEN = 3;

    private TokenEstimate() {}

    /** Every character beyond ASCII counts as a token of its own. */
    static int of(String text) {
        long ascii = text.chars().filter(character -> character < 128).count();
        return Math.toIntExact(ascii / ASCII_PER_TOKEN + text.length() - ascii);
    }
}
