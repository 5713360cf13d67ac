// Runs scripts of the tests with pages of browsers. It answers questions (service.mjs): the name of a browser, a
// folder, the file of a script and its arguments, with NUL between them. The script is an ES module whose default
// export is called with a new page (of Puppeteer), the address at which the page finds the files of the folder, and
// the arguments. The answer is "+" and the text that it returns, or "-" and why it failed. Each browser starts when
// it is first named, and ends with this process.

import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { serve } from "./service.mjs";
import { startSite } from "./site.mjs";

const TIME_LIMIT = 120_000; // in milliseconds, far more than a script takes on a machine that is not overloaded

const BROWSERS = {
    chromium: {
        browser: "chrome",
        executablePath: process.env.CLYSM_CHROMIUM ?? "/usr/bin/chromium",
        args: [
            "--no-sandbox", // which the tests, run by root, could not have
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--js-flags=--stack-size=4000", // in kilobytes: calls a thousand deep, to Lisp and back, take 1300 at first
        ],
    },
    firefox: {
        browser: "firefox",
        executablePath: process.env.CLYSM_FIREFOX ?? "/usr/bin/firefox-esr",
        extraPrefsFirefox: { "javascript.options.main_thread_stack_quota_cap": 4 << 20 }, // likewise, in bytes
    },
};

const running = new Map();

function launched(name) {
    if (!running.has(name)) {
        running.set(name, puppeteer.launch({ ...BROWSERS[name], headless: true, timeout: TIME_LIMIT }));
    }
    return running.get(name);
}

/** Calls the function with a new page. What went wrong in the page comes with the error. */
async function withPage(browser, action) {
    const page = await browser.newPage();
    page.setDefaultTimeout(TIME_LIMIT);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(`uncaught ${error.stack ?? error}`));
    page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
    });
    try {
        return await withinTime(action(page));
    } catch (error) {
        throw new Error([error.stack ?? error, ...complaints].join("\n"));
    } finally {
        await page.close();
    }
}

function withinTime(promise) {
    let timer;
    const limit = new Promise((_, fail) => {
        timer = setTimeout(() => fail(new Error(`no answer within ${TIME_LIMIT} ms`)), TIME_LIMIT);
    });
    return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

const site = await startSite();

async function answer(question) {
    const [name, folder, script, ...args] = question.toString().split("\0");
    try {
        site.folder = folder;
        const { default: run } = await import(pathToFileURL(script));
        return `+${await withPage(await launched(name), (page) => run(page, site.origin, ...args))}`;
    } catch (error) {
        return `-${error.message}`;
    }
}

await serve(answer);
await Promise.all([...running.values()].map(async (browser) => (await browser).close()));
