package io.signalbox.controlplane.platform.web;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.problems.PlatformProblems;
import io.signalbox.controlplane.platform.problems.ProblemType;
import io.signalbox.controlplane.platform.problems.Problems;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Answers requests that the server refuses before any filter sees them, because their line, headers or length cannot be read, with a problem
 * detail like every other refusal. What has been answered already is left alone.
 */
class UnreadableRequests extends ErrorReportValve {

    private static final int FIRST_SERVER_ERROR = 500;
    private static final int HTTP_VERSION_NOT_SUPPORTED = 505;

    /** The server has no type of its own for headers over its limits, only these texts, the second with a number in it. */
    private static final Set<String> TOO_LARGE = Set.of(
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error"),
            beginning(StringManager.getManager(MimeHeaders.class).getString("headers.maxCountFail", "#")));

    private final Problems problems;
    private final Ids ids;

    UnreadableRequests(Problems problems, Ids ids) {
        this.problems = problems;
        this.ids = ids;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String id = ids.next().toString();
        RequestId.during(id, () -> answer(response, id, type(response.getStatus(), cause)));
    }

    private void answer(Response response, String id, ProblemType type) {
        response.setStatus(type.status().value());
        response.setHeader(RequestId.HEADER, id);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("utf-8");
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(problems.text(type, detail(type)));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The caller closed the connection", gone);
        }
    }

    private static ProblemType type(int status, @Nullable Throwable cause) {
        if (cause != null && isAboutSize(cause)) {
            return PlatformProblems.HEADERS_TOO_LARGE;
        }
        return status < FIRST_SERVER_ERROR || status == HTTP_VERSION_NOT_SUPPORTED
                ? InvalidRequest.TYPE
                : PlatformProblems.INTERNAL_ERROR;
    }

    private static String detail(ProblemType type) {
        if (type.equals(PlatformProblems.HEADERS_TOO_LARGE)) {
            return "Send fewer or shorter headers and a shorter address.";
        }
        return type.equals(InvalidRequest.TYPE)
                ? "The address, a header or the length of the request cannot be read: send HTTP/1.1 as RFC 9112 has it."
                : "Try again; if it goes on, report the request id to whoever runs Signalbox.";
    }

    private static boolean isAboutSize(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return TOO_LARGE.stream().anyMatch(message::startsWith);
    }

    private static String beginning(String text) {
        return text.substring(0, text.indexOf('#'));
    }
}
