package io.signalbox.local.client;

/** The API refused a request; carries the status and the problem's code. */
public final class ApiFailure extends RuntimeException {

    private final int status;

    ApiFailure(String request, int status, String body) {
        super(request + " answered " + status + (body.isBlank() ? "" : ": " + body));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
