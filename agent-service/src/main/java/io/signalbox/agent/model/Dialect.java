package io.signalbox.agent.model;

import java.util.List;

/**
 * How a request is put to an endpoint. Endpoints that call themselves compatible refuse members they do not know, with 400 and no common word
 * for which one it was, so the next dialect is tried.
 *
 * @param format whether the answer's schema is given as the response format; it is in the prompt anyway
 * @param tuned whether temperature and output limit are given as members older endpoints know; reasoning models refuse both
 */
record Dialect(boolean format, boolean tuned) {

    static final List<Dialect> IN_ORDER =
            List.of(new Dialect(true, true), new Dialect(false, true), new Dialect(true, false));
}
