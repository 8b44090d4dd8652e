/** GitHub: issues, pull requests and the comments below them. */
@NullMarked
package io.signalbox.agent.mapping.rules.github;

import org.jspecify.annotations.NullMarked;
