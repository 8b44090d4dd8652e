package io.signalbox.controlplane.platform.web;

import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.problems.PlatformProblems;
import io.signalbox.controlplane.platform.problems.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what went wrong outside of every controller, in a filter or the server itself, and tells no more of it than others do. */
@RestController
class ErrorAnswers implements ErrorController {

    private final Problems problems;

    ErrorAnswers(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> answer(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return switch (status) {
            case 401 -> problems.response(PlatformProblems.NOT_SIGNED_IN, "Send a valid access token.");
            case 403 -> problems.response(PlatformProblems.NOT_ALLOWED, "Ask an owner of the organization for access.");
            case 404 -> problems.response(PlatformProblems.NOT_FOUND, "Check the address.");
            case 405 -> problems.response(PlatformProblems.METHOD_NOT_ALLOWED, "Use another method.");
            default ->
                status < 500
                        ? problems.response(InvalidRequest.TYPE, "The request cannot be read.")
                        : problems.response(
                                PlatformProblems.INTERNAL_ERROR,
                                "Try again; if it goes on, report the request id to whoever runs Signalbox.");
        };
    }
}
