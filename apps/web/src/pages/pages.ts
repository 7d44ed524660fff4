// Every address of the site that answers with a page, in the order in which they are tried. A standing page (About,
// Contact) is an article without a byline and shares its address: no name of one can collide with a part of the site.
import { commentFormQuery } from '../islands/comment-form.loader.ts';
import ArticlePage from './article/ArticlePage.vue';
import { loadArticle } from './article/article.loader.ts';
import AuthorPage from './author/AuthorPage.vue';
import { loadAuthor } from './author/author.loader.ts';
import CommentFragment from './comment-fragment/CommentFragment.vue';
import { loadCommentFragment } from './comment-fragment/comment-fragment.loader.ts';
import DiscussionPage from './discussion/DiscussionPage.vue';
import { loadFurtherThreads, loadThread } from './discussion/discussion.loader.ts';
import ErrorPage from './error/ErrorPage.vue';
import { loadError } from './error/error.loader.ts';
import FrontPage from './front/FrontPage.vue';
import { loadFront } from './front/front.loader.ts';
import { storiesQuery } from './load-stories.ts';
import { page, type Page, type StandIn } from './page.ts';
import MailedDecisionPage from './mail/MailedDecisionPage.vue';
import { loadMailedDecision, takeMailedDecision } from './mail/mailed-decision.loader.ts';
import ReplyMailsPage from './mail/ReplyMailsPage.vue';
import { confirmReplyMails, endReplyMails, loadConfirmation, loadUnsubscription } from './mail/reply-mails.loader.ts';
import PreviewPage from './preview/PreviewPage.vue';
import { loadPreview } from './preview/preview.loader.ts';
import { readerPage, type ReaderPage } from './reader-page.ts';
import ReportCommentPage from './report-comment/ReportCommentPage.vue';
import { loadReportForm, takeReport } from './report-comment/report-comment.loader.ts';
import SectionPage from './section/SectionPage.vue';
import { loadSection } from './section/section.loader.ts';
import TagPage from './tag/TagPage.vue';
import { loadTag } from './tag/tag.loader.ts';
import UnsentCommentPage from './unsent-comment/UnsentCommentPage.vue';
import { loadUnsentComment } from './unsent-comment/unsent-comment.loader.ts';
import YourDataLinkPage from './your-data/YourDataLinkPage.vue';
import { eraseYourData, loadYourDataLink } from './your-data/your-data-link.loader.ts';
import YourDataPage from './your-data/YourDataPage.vue';
import { askForYourData, loadYourData, yourDataQuery } from './your-data/your-data.loader.ts';
import YourCommentsPage from './your-comments/YourCommentsPage.vue';
import { changeYourComments, loadYourComments, yourCommentsQuery } from './your-comments/your-comments.loader.ts';

/** The page of an article, which the comment form under it shows again when it refuses something. */
export const articlePage = page('/articles/:slug', {
  component: ArticlePage,
  load: loadArticle,
  query: [...commentFormQuery, 'comments'],
});

/** One comment by itself, as it comes into a page that is open. */
export const commentFragment = page('/comments/:id/fragment', {
  component: CommentFragment,
  load: loadCommentFragment,
  isFragment: true,
});

export const pages: readonly Page[] = [
  page('/', { component: FrontPage, load: loadFront }),
  articlePage,
  page('/articles/:slug/comments', {
    component: DiscussionPage,
    load: loadFurtherThreads,
    query: ['comments', 'after'],
  }),
  page('/articles/:slug/comments/:thread', { component: DiscussionPage, load: loadThread, query: ['after'] }),
  commentFragment,
  page('/preview/:token', { component: PreviewPage, load: loadPreview, isConfidential: true }),
  page('/authors/:slug', { component: AuthorPage, load: loadAuthor, query: storiesQuery }),
  page('/sections/:slug', { component: SectionPage, load: loadSection, query: storiesQuery }),
  page('/tags/:slug', { component: TagPage, load: loadTag, query: storiesQuery }),
];

/** The pages that are for one reader alone. They take forms. */
export const readerPages: readonly ReaderPage[] = [
  readerPage('/your-comments', {
    component: YourCommentsPage,
    load: loadYourComments,
    take: changeYourComments,
    query: yourCommentsQuery,
  }),
  readerPage('/comments/:id/report', {
    component: ReportCommentPage,
    load: loadReportForm,
    take: takeReport,
    query: ['done'],
  }),
  readerPage('/your-data', { component: YourDataPage, load: loadYourData, take: askForYourData, query: yourDataQuery }),
  readerPage('/mail/confirm/:token', {
    component: ReplyMailsPage,
    load: loadConfirmation,
    take: confirmReplyMails,
    isMailed: true,
  }),
  readerPage('/mail/unsubscribe/:token', {
    component: ReplyMailsPage,
    load: loadUnsubscription,
    take: endReplyMails,
    isMailed: true,
  }),
  readerPage('/mail/moderate/:token/:action', {
    component: MailedDecisionPage,
    load: loadMailedDecision,
    take: takeMailedDecision,
    isMailed: true,
  }),
  readerPage('/your-data/:token', { component: YourDataLinkPage, load: loadYourDataLink, take: eraseYourData }),
];

/** What stands where no page can. */
export const errorPage: StandIn = { component: ErrorPage, load: loadError };

/** What keeps a reader's comment where the article cannot be shown. */
export const unsentCommentPage: StandIn = { component: UnsentCommentPage, load: loadUnsentComment };
